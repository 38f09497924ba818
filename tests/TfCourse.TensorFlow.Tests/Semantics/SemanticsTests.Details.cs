using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Details of shapes, arithmetic and gradients.</content>
public sealed partial class SemanticsTests
{
    [Test]
    public void The_axes_to_sum_back_over_are_those_that_were_stretched()
    {
        Tensor[] axes = Build.Many("BroadcastGradientArgs", null, [tf.constant(new[] { 1 }), tf.constant(new[] { 0 })]);
        Assert.That((Ints(axes[0]), Ints(axes[1])), Is.EqualTo((new[] { 0 }, Array.Empty<int>())));
    }

    [Test]
    public void Sizes_are_a_vector_and_the_value_of_a_fill_is_a_number()
    {
        Assert.That(() => tf.reshape(Vector(1, 2), tf.constant(new[,] { { 2 } })), Throws.InstanceOf<ValueError>());
        Assert.That(() => tf.fill(tf.constant(new[] { 2 }), Vector(1)), Throws.InstanceOf<ValueError>());
        Tensor value = Unknown(tf.float32), filled = tf.fill(tf.constant(new[] { 2 }), value);
        using var session = new Session();
        Assert.That(session.run(filled, (value, new[] { 7f })).ToArray<float>(), Is.EqualTo(new[] { 7f, 7 }));
        Assert.That(FailureOf(filled, (value, new[] { 7f, 8 })), Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void Negative_sizes_make_no_tensor()
    {
        Tensor dims = Unknown(tf.int32);
        Assert.That(FailureOf(tf.fill(dims, 1f), (dims, new[] { 2, -1 })), Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(tf.placeholder(tf.float32, (-1, 2)).shape[0], Is.EqualTo(-1));
    }

    [Test]
    public void Sums_inside_a_mean_of_small_integers_do_not_wrap_those_of_long_ones_do()
    {
        Assert.That(Ints(tf.cast(tf.reduce_mean(tf.cast(tf.constant(new[] { 100, 120 }), tf.int8)), tf.int32))[0], Is.EqualTo(110));
        Assert.That(Ints(tf.cast(tf.reduce_mean(tf.cast(tf.constant(new[] { 200, 250 }), tf.uint8)), tf.int32))[0], Is.EqualTo(225));
        Assert.That(Ints(tf.reduce_mean(tf.constant(new[] { int.MaxValue, int.MaxValue })))[0], Is.EqualTo(int.MaxValue));
        Assert.That((long)tf.reduce_mean(tf.constant(new[] { long.MaxValue, long.MaxValue })).numpy(), Is.EqualTo(-1));
    }

    [Test]
    public void Reshape_of_nothing_multiplies_what_is_left_and_knows_no_size_before_the_run()
    {
        Tensor reshaped = tf.reshape(tf.zeros((2, 0, 3)), tf.constant(new[] { 0, -1 }));
        Assert.That((reshaped.shape, reshaped.numpy().shape), Is.EqualTo((new Shape(0, -1), new Shape(0, 6))));
    }

    [Test]
    public void Joining_needs_two_and_no_vector_stands_beside_a_matrix()
    {
        Assert.That(() => Build.One("ConcatV2", null, [Vector(1), tf.constant(0)], ("N", 1)), Throws.InstanceOf<ValueError>());
        Assert.That(() => tf.concat([tf.zeros(new Shape(0)), tf.ones((2, 2))], 0), Throws.InstanceOf<ValueError>());
    }

    [Test]
    public void Floats_beyond_an_integers_range_become_the_least_one()
        => Assert.That(Ints(tf.cast(Vector(1e20f, -1e20f, Nan), tf.int32)), Is.All.EqualTo(int.MinValue));

    [Test]
    public void The_gradients_of_inverse_and_inverse_root_are_zero_where_nothing_flows_in_others_NaN()
    {
        float[] Behind(Func<Tensor, Tensor> function) => Slope(x => tf.where_v2(x > 0f, function(x), tf.zeros_like(x)), 0);
        Assert.That(Behind(x => tf.rsqrt(x)), Is.EqualTo(new[] { 0f }));
        Assert.That(Behind(x => tf.math.reciprocal(x)), Is.EqualTo(new[] { 0f }));
        Assert.That(Behind(x => 1f / x)[0], Is.NaN);
        Assert.That(Behind(x => tf.pow(x, 0.5f))[0], Is.NaN);
        Assert.That(Slope(x => tf.where_v2(x < 1f, tf.asin(x), tf.zeros_like(x)), 1)[0], Is.NaN);
    }

    [Test]
    public void The_logarithm_in_a_powers_gradient_is_zero_for_bases_that_have_none()
    {
        Tensor x = Vector(-2, 0, 2), y = Vector(2, 2, 2);
        Assert.That(Floats(tf.gradients(tf.pow(x, y), y)[0]), Is.EqualTo(new[] { 0f, 0, 4 * MathF.Log(2) }).Within(1e-5f));
    }

    [Test]
    public void A_running_products_gradient_is_zero_from_a_zero_on()
        => Assert.That(Slope(x => tf.math.cumprod(x), 2, 0, 3), Is.EqualTo(new[] { 1f, 0, 0 }));

    [Test]
    public void Bounds_of_a_clip_are_numbers_or_fit_the_input()
    {
        Tensor low = Unknown(tf.float32), clipped = Build.One("ClipByValue", null, [Vector(1, 2, 3), low, Vector(2, 2, 2)]);
        using var session = new Session();
        Assert.That(session.run(clipped, (low, new[] { 0f, 0, 0 })).ToArray<float>(), Is.EqualTo(new[] { 1f, 2, 2 }));
        Assert.That(FailureOf(clipped, (low, new[] { 0f, 0 })), Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void Of_equal_pixels_the_first_of_the_window_takes_the_gradient()
        => Assert.That(Slope(x => tf.nn.max_pool(tf.reshape(x, new Shape(1, 2, 2, 1)), new[] { 1, 2, 2, 1 }, new[] { 1, 2, 2, 1 }, "VALID"), 1, 3, 3, 3), Is.EqualTo(new[] { 0f, 1, 0, 0 }));

    [Test]
    public void The_stretched_raw_cross_entropy_refuses_its_gradient_while_building()
    {
        Tensor logits = Matrix(2, 3), loss = Build.Many("SoftmaxCrossEntropyWithLogits", null, [logits, Matrix(1, 3, 1f / 3)])[0];
        Assert.That(() => tf.gradients(loss, logits), Throws.InstanceOf<ValueError>());
    }

    [Test]
    public void A_share_to_keep_of_zero_is_named_as_a_rate_of_one()
        => Assert.That(Assert.Throws<ValueError>(() => tf.nn.dropout(tf.ones(new Shape(4)), 0.0))!.Message, Does.Contain("rate=1.0"));

    [Test]
    public void Raw_batch_normalization_has_an_epsilon_of_its_own_and_a_factor_averages()
    {
        Tensor x = tf.reshape(Vector(1, 3), new Shape(2, 1, 1, 1));
        Tensor[] raw = Build.Many("FusedBatchNormV3", null, [x, Vector(1), Vector(0), tf.constant(Array.Empty<float>()), tf.constant(Array.Empty<float>())]);
        Assert.That(raw[0].op.get_attr<float>("epsilon"), Is.EqualTo(1e-4f));
        Tensor[] averaged = tf.nn.fused_batch_norm(x, Vector(1), Vector(0), Vector(10), Vector(10), exponential_avg_factor: 0.25f);
        Assert.That((Floats(averaged[1])[0], Floats(averaged[2])[0]), Is.EqualTo(((0.75f * 10) + (0.25f * 2), (0.75f * 10) + (0.25f * 2))));
    }

    [Test]
    public void An_unfed_scalar_and_an_unfed_unknown_are_named_without_a_shape()
    {
        Assert.That(MessageOf(tf.placeholder(tf.float32, Shape.Scalar, "s") + 1f), Does.Contain("placeholder tensor 's' with dtype float").And.Not.Contain("and shape"));
        Assert.That(MessageOf(Unknown(tf.float32) + 1f), Does.Not.Contain("and shape"));
    }
}
