using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class RepeatTests
{
    private static readonly float[,] Matrix = { { 1, 2, 3 }, { 4, 5, 6 } };

    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    [Test]
    public void Elements_are_repeated_one_after_the_other()
    {
        Assert.That(tf.repeat(tf.constant(Matrix), 2).numpy().ToArray<float>(), Is.EqualTo(new[] { 1f, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6 }));
        Tensor rows = tf.repeat(tf.constant(Matrix), tf.constant(new[] { 2, 0 }), axis: 0);
        Assert.That(rows.shape, Is.EqualTo(new Shape(-1, 3)));
        Assert.That(rows.numpy().ToArray<float>(), Is.EqualTo(new[] { 1f, 2, 3, 1, 2, 3 }));
        Assert.That(tf.repeat(tf.constant(Matrix), tf.constant(new[] { 0, 1, 2 }), axis: -1).numpy().ToArray<float>(), Is.EqualTo(new[] { 2f, 3, 3, 5, 6, 6 }));
    }

    [Test]
    public void The_shape_may_be_known_to_the_run_alone()
    {
        Tensor x = tf.placeholder(tf.float32), all = tf.repeat(x, 2, axis: 1), some = tf.repeat(x, tf.constant(new[] { 1, 0, 2 }), axis: 1);
        using var session = new Session();
        Assert.That(session.run(all, (x, Matrix)).ToArray<float>(), Is.EqualTo(new[] { 1f, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6 }));
        Assert.That(session.run(some, (x, Matrix)).ToArray<float>(), Is.EqualTo(new[] { 1f, 3, 3, 4, 6, 6 }));
    }

    [Test]
    public void A_wrong_axis_or_number_of_repeats_is_refused()
    {
        Assert.That(() => tf.repeat(tf.constant(Matrix), 2, axis: 2), Throws.InstanceOf<ValueError>());
        Assert.That(() => tf.repeat(tf.constant(Matrix), tf.constant(new[] { 1, 2, 3 }), axis: 0), Throws.InstanceOf<ValueError>());
    }

    [Test]
    public void Images_are_mirrored_and_turned_upside_down()
    {
        Tensor image = tf.reshape(tf.constant(Matrix), new Shape(2, 3, 1)), unknown = tf.placeholder(tf.float32);
        Assert.That(tf.image.flip_left_right(image).numpy().ToArray<float>(), Is.EqualTo(new[] { 3f, 2, 1, 6, 5, 4 }));
        Assert.That(tf.image.flip_up_down(image).numpy().ToArray<float>(), Is.EqualTo(new[] { 4f, 5, 6, 1, 2, 3 }));
        using var session = new Session();
        Assert.That(session.run(tf.image.flip_left_right(unknown), (unknown, new float[,,,] { { { { 1 }, { 2 } } } })).ToArray<float>(), Is.EqualTo(new[] { 2f, 1 }));
        Assert.That(() => tf.image.flip_left_right(tf.constant(Matrix)), Throws.InstanceOf<ValueError>());
    }

    [Test]
    public void Products_over_axes_of_unknown_ranks_are_found_when_they_run()
    {
        Tensor a = tf.placeholder(tf.float32), b = tf.placeholder(tf.float32), product = tf.tensordot(a, b, 1);
        using var session = new Session();
        Assert.That(session.run(product, (a, Matrix), (b, new[] { 1f, 1, 1 })).ToArray<float>(), Is.EqualTo(new[] { 6f, 15 }));
    }
}
