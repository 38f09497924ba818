using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Amounts, NaN and shapes at the edge.</content>
public sealed partial class SemanticsTests
{
    [Test]
    public void Shifts_clamp_their_amount_to_the_width()
    {
        Assert.That(Ints(tf.bitwise.left_shift(tf.constant(new[] { 1, 1 }), tf.constant(new[] { 40, -3 }))), Is.EqualTo(new[] { int.MinValue, 1 }));
        Assert.That(Ints(tf.bitwise.right_shift(tf.constant(new[] { -8, 8 }), tf.constant(new[] { 40, -3 }))), Is.EqualTo(new[] { -1, 8 }));
    }

    [Test]
    public void NaN_never_replaces_the_maximum_of_a_segment_or_a_scatter()
    {
        Tensor ids = tf.constant(new[] { 0, 0 });
        Assert.That(Floats(tf.unsorted_segment_max(Vector(Nan, 2), ids, 1)), Is.EqualTo(new[] { 2f }));
        Assert.That(Floats(tf.segment_max(Vector(Nan, 2), ids)), Is.EqualTo(new[] { 2f }));
        Assert.That(Floats(tf.tensor_scatter_nd_max(Vector(1, 2), tf.constant(new[,] { { 0 } }), Vector(Nan))), Is.EqualTo(new[] { 1f, 2 }));
    }

    [Test]
    public void Zero_times_a_logarithm_is_zero_and_the_places_of_a_scalar_are_refused()
    {
        Assert.That(Floats(tf.math.xlogy(Vector(0), Vector(Nan))), Is.EqualTo(new[] { 0f }));
        Assert.That(() => Floats(tf.where(tf.constant(true))), Throws.Exception);
    }

    [Test]
    public void Exponential_units_of_floats_take_the_exponential_less_one()
        => Assert.That(Floats(tf.nn.elu(Vector(-1e-5f)))[0], Is.EqualTo(MathF.Exp(-1e-5f) - 1f));

    [Test]
    public void The_raw_cross_entropy_stretches_labels_but_has_no_gradient_then()
    {
        Tensor logits = Matrix(2, 3), loss = Build.Many("SoftmaxCrossEntropyWithLogits", null, [logits, Matrix(1, 3, 1f / 3)])[0];
        Assert.That(Floats(loss), Is.EqualTo(new[] { MathF.Log(3), MathF.Log(3) }).Within(1e-6f));
    }

    [Test]
    public void A_sum_that_compares_different_shapes_by_wish_is_a_scalar()
    {
        Tensor equal = Build.One("Equal", null, [Vector(1, 2), Vector(1, 2, 3)], ("incompatible_shape_error", false));
        Assert.That(equal.shape.IsScalar);
        Assert.That((bool)equal.numpy(), Is.False);
    }

    [Test]
    public void Adam_corrects_its_rate_and_adds_epsilon_to_the_root()
    {
        ResourceVariable w = tf.Variable(1f);
        Operation train = tf.train.AdamOptimizer(0.1f, epsilon: 0.5f).minimize(w * w);
        using Session session = tf.Session();
        session.run(tf.global_variables_initializer());
        session.run(train);
        double rate = 0.1 * Math.Sqrt(1 - 0.999) / (1 - 0.9), m = 0.1 * 2, v = 0.001 * 4;
        Assert.That((float)w.eval(), Is.EqualTo(1 - (rate * m / (Math.Sqrt(v) + 0.5))).Within(1e-6));
    }

    [Test]
    public void Nesterovs_momentum_looks_one_step_ahead()
    {
        ResourceVariable w = tf.Variable(1f);
        Operation train = tf.train.MomentumOptimizer(0.1f, 0.9f, use_nesterov: true).minimize(w * 3f);
        using Session session = tf.Session();
        session.run(tf.global_variables_initializer());
        session.run(train);
        Assert.That((float)w.eval(), Is.EqualTo(1 - (0.1 * 3) - (0.1 * 0.9 * 3)).Within(1e-6));
    }

    [Test]
    public void An_error_at_run_has_a_status_and_the_session_goes_on()
    {
        Tensor x = tf.placeholder(tf.int32, Shape.Scalar), y = tf.floordiv(4, x);
        using var session = new Session();
        Assert.That(Assert.Throws<EngineException>(() => session.run(y, (x, 0)))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That((int)session.run(y, (x, 2)), Is.EqualTo(2));
    }
}
