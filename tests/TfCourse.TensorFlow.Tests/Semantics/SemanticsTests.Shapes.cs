using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Shapes, broadcasting, reductions.</content>
public sealed partial class SemanticsTests
{
    [Test]
    public void Broadcasting_aligns_right_and_stretches_ones_also_to_zero()
    {
        Assert.That((tf.ones((2, 1, 3)) + tf.ones((4, 1))).shape, Is.EqualTo(new Shape(2, 4, 3)));
        Assert.That((tf.ones(new Shape(0)) + tf.ones(new Shape(1))).numpy().shape, Is.EqualTo(new Shape(0)));
    }

    [Test]
    public void Shapes_known_not_to_fit_are_a_ValueError_others_InvalidArgument()
    {
        Assert.That(Assert.Throws<ValueError>(() => _ = tf.ones(new Shape(3)) + tf.ones(new Shape(4)))!.Message, Does.Contain("3 and 4"));
        Tensor x = Unknown(tf.float32), y = Unknown(tf.float32);
        Assert.That(MessageOf(x + y, (x, new float[2, 3]), (y, new float[4, 3])), Does.Contain("[2,3]").And.Contain("[4,3]"));
    }

    [Test]
    public void Gradients_sum_back_over_stretched_axes_of_size_one_too()
    {
        Tensor x = tf.ones((2, 1));
        Assert.That(Floats(tf.gradients(x * tf.ones((3, 2, 4)), x)[0]), Is.EqualTo(new[] { 12f, 12f }));
    }

    [Test]
    public void A_scalar_is_no_vector_of_one()
    {
        Assert.That(() => tf.range(tf.constant(new[] { 3 })), Throws.InstanceOf<ValueError>());
        Assert.That(() => tf.train.GradientDescentOptimizer(Vector(0.1f)).minimize(tf.square(tf.Variable(1f))), Throws.InstanceOf<ValueError>());
    }

    [Test]
    public void Reducing_over_no_axis_reduces_nothing_over_null_all()
    {
        Assert.That(tf.reduce_sum(tf.ones((2, 3)), Array.Empty<int>()).numpy().shape, Is.EqualTo(new Shape(2, 3)));
        Assert.That(tf.reduce_sum(tf.ones((2, 3))).numpy().shape, Is.EqualTo(Shape.Scalar));
    }

    [Test]
    public void Axes_may_be_negative_not_out_of_range_nor_named_twice()
    {
        Assert.That(tf.reduce_sum(tf.ones((2, 3)), -2).shape, Is.EqualTo(new Shape(3)));
        Assert.That(() => tf.reduce_sum(tf.ones((2, 3)), 2), Throws.InstanceOf<ValueError>());
        Tensor axis = Unknown(tf.int32);
        Assert.That(FailureOf(tf.reduce_sum(tf.ones((2, 3)), axis), (axis, 2)), Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(MessageOf(tf.reduce_sum(tf.ones((2, 3)), new[] { 1, 1 })), Does.Contain("duplicate"));
    }

    [Test]
    public void Reductions_of_nothing_give_their_neutral_element()
    {
        Tensor none = tf.zeros(new Shape(0)), noInts = tf.zeros(new Shape(0), tf.int32), noBools = tf.zeros(new Shape(0), tf.@bool);
        Assert.That(new[] { tf.reduce_sum(none), tf.reduce_prod(none), tf.reduce_max(none), tf.reduce_min(none), tf.reduce_mean(none) }.Select(t => Floats(t)[0]),
            Is.EqualTo(new[] { 0f, 1, -Inf, Inf, Nan }));
        Assert.That((Ints(tf.reduce_max(noInts))[0], Ints(tf.reduce_mean(noInts))[0]), Is.EqualTo((int.MinValue, 0)));
        Assert.That(((bool)tf.reduce_all(noBools).numpy(), (bool)tf.reduce_any(noBools).numpy()), Is.EqualTo((true, false)));
    }

    [Test]
    public void The_mean_of_integers_is_their_sum_divided_toward_zero()
        => Assert.That((Ints(tf.reduce_mean(tf.constant(new[] { -3, -4 })))[0], Ints(tf.reduce_mean(tf.constant(new[] { 1, 2 })))[0]), Is.EqualTo((-3, 1)));

    [Test]
    public void Empty_segments_hold_the_lowest_finite_value_unsorted_and_zero_sorted()
    {
        Tensor ids = tf.constant(new[] { 0, 2 }), x = Vector(1, 2);
        Assert.That(Floats(tf.math.unsorted_segment_max(x, ids, 3)), Is.EqualTo(new[] { 1f, float.MinValue, 2 }));
        Assert.That(Floats(tf.math.segment_max(x, ids)), Is.EqualTo(new[] { 1f, 0, 2 }));
        Assert.That(Floats(tf.math.segment_prod(x, ids)), Is.EqualTo(new[] { 1f, 1, 2 }));
    }

    [Test]
    public void Reshape_takes_one_unknown_size_and_leaves_zeros_out_of_its_count_on_empty_inputs_only()
    {
        Assert.That(tf.reshape(tf.ones((2, 6)), new Shape(3, -1)).numpy().shape, Is.EqualTo(new Shape(3, 4)));
        Assert.That(FailureOf(tf.reshape(tf.ones((2, 6)), new[] { -1, -1 })), Is.EqualTo(StatusCode.InvalidArgument));
        Tensor to = Unknown(tf.int32);
        using var session = tf.Session();
        Assert.That(session.run(tf.reshape(tf.zeros((0, 3)), to), (to, new[] { 0, -1 })).shape, Is.EqualTo(new Shape(0, 3)));
        Assert.That(FailureOf(tf.reshape(tf.ones((2, 3)), to), (to, new[] { 0, -1 })), Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void Concat_joins_like_ranks_with_equal_sizes_but_one_and_refuses_scalars()
    {
        Assert.That(tf.concat([tf.zeros((0, 2)), tf.ones((3, 2))], 0).numpy().shape, Is.EqualTo(new Shape(3, 2)));
        Assert.That(() => tf.concat([tf.ones((2, 2)), tf.ones((2, 3))], 0), Throws.InstanceOf<ValueError>());
        Assert.That(() => tf.concat([tf.constant(1f), tf.constant(2f)], 0), Throws.InstanceOf<ValueError>());
    }

    [Test]
    public void Split_takes_one_unknown_size_and_sizes_that_sum_up()
    {
        Assert.That(tf.split(tf.ones(new Shape(5)), new[] { 2, -1 }, 0).Select(t => t.numpy().shape), Is.EqualTo(new[] { new Shape(2), new Shape(3) }));
        Assert.That(() => tf.split(tf.ones(new Shape(5)), new[] { 2, 2 }, 0), Throws.InstanceOf<ValueError>());
    }

    [Test]
    public void Squeezing_an_unknown_size_leaves_the_rank_open() => Assert.That(tf.squeeze(tf.placeholder(tf.float32, (-1, 2))).shape.IsNull);

    [Test]
    public void No_tensor_has_more_than_254_axes()
        => Assert.That(() => tf.reshape(tf.ones(new Shape(1)), Enumerable.Repeat(1, 255).ToArray()), Throws.InstanceOf<ValueError>().Or.InstanceOf<EngineException>());
}
