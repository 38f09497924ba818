using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Neural-network ops and optimizers.</content>
public sealed partial class SemanticsTests
{
    [Test]
    public void Rows_without_a_finite_maximum_have_no_softmax()
    {
        Assert.That(Floats(tf.nn.softmax(tf.constant(new[,] { { -Inf, -Inf } }))), Is.All.NaN);
        Assert.That(Floats(tf.nn.log_softmax(tf.constant(new[,] { { Inf, 0f } }))), Is.All.NaN);
    }

    [Test]
    public void Cross_entropy_is_finite_at_large_logits_and_zero_without_labels()
    {
        Tensor large = tf.constant(new[,] { { 1e4f, -1e4f } });
        Assert.That(Floats(tf.nn.softmax_cross_entropy_with_logits_v2(tf.constant(new[,] { { 0f, 1f } }), large))[0], Is.EqualTo(2e4f));
        Assert.That(Floats(tf.nn.softmax_cross_entropy_with_logits_v2(tf.constant(new[,] { { 0f, 0f } }), large))[0], Is.EqualTo(0f));
        Assert.That(Floats(tf.nn.sigmoid_cross_entropy_with_logits(Vector(0), Vector(1e4f)))[0], Is.EqualTo(1e4f));
    }

    [Test]
    public void A_label_out_of_range_is_named_with_the_range()
        => Assert.That(MessageOf(tf.nn.sparse_softmax_cross_entropy_with_logits(labels: tf.constant(new[] { 9 }), logits: tf.ones((1, 5)))), Does.Contain("9").And.Contain("[0, 5)"));

    [Test]
    public void Sigmoid_of_a_very_negative_float_is_zero_and_softsign_of_infinity_NaN()
    {
        Assert.That(Floats(tf.sigmoid(Vector(-100)))[0], Is.EqualTo(0f));
        Assert.That(Floats(tf.nn.softsign(Vector(Inf)))[0], Is.NaN);
    }

    [Test]
    public void Dropout_at_rate_zero_is_the_input_itself_and_refuses_rates_out_of_range()
    {
        Tensor x = tf.ones(new Shape(4));
        Assert.That(tf.nn.dropout(x, rate: 0.0), Is.SameAs(x));
        Assert.That(() => tf.nn.dropout(x, rate: 1.5), Throws.InstanceOf<ValueError>());
        Assert.That(() => tf.nn.dropout(x, 0.0), Throws.InstanceOf<ValueError>());
    }

    [Test]
    public void Dropout_scales_what_it_keeps()
    {
        using Session session = tf.Session();
        float[] kept = session.run(tf.nn.dropout(tf.ones(new Shape(200)), rate: 0.5, seed: 3)).ToArray<float>();
        Assert.That(kept.Distinct().Order(), Is.EqualTo(new[] { 0f, 2 }));
    }

    [Test]
    public void Classes_out_of_range_have_a_row_of_the_off_value()
        => Assert.That(Floats(tf.one_hot(tf.constant(new[] { -1, 0, 2 }), 2, off_value: -5f, on_value: 1f)), Is.EqualTo(new[] { -5f, -5, 1, -5, -5, -5 }));

    [Test]
    public void Gather_names_the_index_that_is_out_of_range_negative_ones_too()
    {
        Tensor x = Vector(1, 2, 3, 4), at = tf.placeholder(tf.int32, new Shape(2));
        Assert.That(MessageOf(tf.gather(x, at), (at, new[] { 0, 7 })), Does.Contain("indices[1] = 7 is not in [0, 4)"));
        Assert.That(FailureOf(tf.gather(x, at), (at, new[] { 0, -1 })), Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void Same_padding_puts_the_odd_one_behind_and_does_not_turn_the_filter()
    {
        Tensor image = tf.reshape(Vector(1, 2, 3, 4), new Shape(1, 1, 4, 1)), filter = tf.reshape(Vector(1, 10), new Shape(1, 2, 1, 1));
        Assert.That(Floats(tf.nn.conv2d(image, filter, new[] { 1, 1, 1, 1 }, "SAME")), Is.EqualTo(new[] { 21f, 32, 43, 4 }));
    }

    [Test]
    public void Average_pooling_divides_by_what_lies_inside()
    {
        Tensor image = tf.reshape(Vector(1, 2, 3), new Shape(1, 1, 3, 1));
        Assert.That(Floats(tf.nn.avg_pool(image, new[] { 1, 1, 2, 1 }, new[] { 1, 1, 2, 1 }, "SAME")), Is.EqualTo(new[] { 1.5f, 3 }));
    }

    [Test]
    public void Batch_normalization_normalizes_by_the_biased_variance_and_returns_the_other()
    {
        Tensor x = tf.reshape(Vector(1, 3), new Shape(2, 1, 1, 1));
        Tensor[] made = tf.nn.fused_batch_norm(x, Vector(1), Vector(0));
        Assert.That(Floats(made[0])[1], Is.EqualTo(1 / Math.Sqrt(1 + 1e-3)).Within(1e-5));
        Assert.That(Floats(made[2])[0], Is.EqualTo(2f).Within(1e-6));
    }

    [Test]
    public void Rows_that_no_gradient_names_move_with_Adam_and_stay_with_plain_descent()
    {
        float[] Moved(Optimizer optimizer)
        {
            tf.reset_default_graph();
            IVariableV1 table = tf.get_variable("table", dtype: tf.float32, initializer: new float[,] { { 1 }, { 1 } });
            Operation first = optimizer.minimize(tf.reduce_sum(tf.nn.embedding_lookup(table, tf.constant(new[] { 0 })))), second = optimizer.minimize(tf.reduce_sum(tf.nn.embedding_lookup(table, tf.constant(new[] { 1 }))));
            using Session session = tf.Session();
            session.run(tf.global_variables_initializer());
            session.run(first);
            float before = session.run(table.GraphElement).ToArray<float>()[0];
            session.run(second);
            return [before, session.run(table.GraphElement).ToArray<float>()[0]];
        }

        float[] adam = Moved(new AdamOptimizer(0.1f)), descent = Moved(new GradientDescentOptimizer(0.1f));
        Assert.That(adam[1], Is.LessThan(adam[0]));
        Assert.That(descent[1], Is.EqualTo(descent[0]));
    }

    [Test]
    public void Hyperparameters_are_floats_also_in_float64_models()
    {
        ResourceVariable w = tf.Variable(0.0);
        Operation step = tf.train.GradientDescentOptimizer(0.001f).minimize(w * 1.0);
        using Session session = tf.Session();
        session.run(tf.global_variables_initializer());
        session.run(step);
        Assert.That((double)session.run(w.GraphElement), Is.EqualTo(-(double)0.001f));
    }

    [Test]
    public void The_mean_square_of_RMSProp_starts_at_one_and_slots_are_numbered()
    {
        IVariableV1 w = tf.get_variable("W1", initializer: new[] { 1f });
        Optimizer optimizer = tf.train.RMSPropOptimizer(0.1f);
        optimizer.minimize(tf.reduce_sum(w.AsTensor()));
        using Session session = tf.Session();
        session.run(tf.global_variables_initializer());
        Assert.That((float)session.run(optimizer.get_slot(w, "rms")!.GraphElement), Is.EqualTo(1f));
        Assert.That((optimizer.get_slot(w, "rms")!.Name, optimizer.get_slot(w, "momentum")!.Name), Is.EqualTo(("W1/RMSProp:0", "W1/RMSProp_1:0")));
    }

    [Test]
    public void An_infinite_common_norm_makes_all_gradients_NaN_and_null_stays_null()
    {
        (Tensors clipped, _) = tf.clip_by_global_norm([Vector(Inf), null!, Vector(1)], 1f);
        Assert.That((Floats(clipped[0])[0], clipped[1], Floats(clipped[2])[0]), Is.EqualTo((Nan, (Tensor?)null, Nan)));
    }
}
