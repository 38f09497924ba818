using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Indices mean what they mean in NumPy.</summary>
[TestFixture]
public sealed class IndexingTests
{
    private static readonly float[,] Matrix = { { 0, 1, 2, 3 }, { 4, 5, 6, 7 }, { 8, 9, 10, 11 } };

    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    [Test]
    public void A_number_picks_and_drops_an_axis()
    {
        Tensor x = tf.constant(Matrix);
        Assert.That(Run(x[1]), Is.EqualTo(new[] { 4f, 5, 6, 7 }));
        Assert.That(Run(x[-1, 2]), Is.EqualTo(new[] { 10f }));
        Assert.That(x[0, 0].shape, Is.EqualTo(Shape.Scalar));
        Assert.That(() => x[3], Throws.TypeOf<ValueError>());
        Assert.That(() => x[0, 0, 0], Throws.TypeOf<ValueError>());
    }

    [Test]
    public void Texts_are_read_as_in_Python()
    {
        Tensor x = tf.constant(Matrix);
        Assert.That(Run(x["1:", "::2"]), Is.EqualTo(new[] { 4f, 6, 8, 10 }));
        Assert.That(Run(x["::-1, 0"]), Is.EqualTo(new[] { 8f, 4, 0 }));
        Assert.That(Run(x["...", "-2:"]), Is.EqualTo(new[] { 2f, 3, 6, 7, 10, 11 }));
        Assert.That(x["newaxis", ":", "1"].shape, Is.EqualTo(new Shape(1, 3)));
        Assert.That(() => x["a:b"], Throws.TypeOf<ValueError>());
        Assert.That(() => x["1:2:3:4"], Throws.TypeOf<ValueError>());
        Assert.That(() => x["::0"], Throws.TypeOf<ValueError>());
    }

    [Test]
    public void Ranges_of_CSharp_are_slices()
    {
        Tensor x = tf.constant(Matrix);
        Assert.That(Run(x[1..]), Is.EqualTo(new[] { 4f, 5, 6, 7, 8, 9, 10, 11 }));
        Assert.That(Run(x[..^1, 1..3]), Is.EqualTo(new[] { 1f, 2, 5, 6 }));
        Assert.That(Run(x[^1, Slice.All]), Is.EqualTo(new[] { 8f, 9, 10, 11 }));
    }

    [Test]
    public void Slices_mix_with_numbers_ellipses_and_new_axes()
    {
        Tensor x = tf.reshape(tf.range(24), (2, 3, 4));
        Assert.That(x[Slice.Ellipsis, 1].shape, Is.EqualTo(new Shape(2, 3)));
        Assert.That(x[0, Slice.NewAxis, new Slice(1), Slice.Ellipsis].shape, Is.EqualTo(new Shape(1, 2, 4)));
        Assert.That(x[Slice.None].shape, Is.EqualTo(new Shape(0, 3, 4)));
        using Session sess = tf.Session();
        Assert.That(sess.run(x[1, new Slice(null, null, -2), 0]).ToArray<int>(), Is.EqualTo(new[] { 20, 12 }));
    }

    [Test]
    public void Tensors_say_where_a_part_begins_and_ends()
    {
        Tensor x = tf.constant(Matrix), i = tf.placeholder(tf.int32, Shape.Scalar);
        using Session sess = tf.Session();
        Assert.That(sess.run(x[i], (i, 2)).ToArray<float>(), Is.EqualTo(new[] { 8f, 9, 10, 11 }));
        Assert.That(sess.run(x[i, i + 2], (i, 0)).shape, Is.EqualTo(new Shape(2, 4)));
        Assert.That(sess.run(x[i, 3, 2], (i, 0)).ToArray<float>(), Is.EqualTo(new[] { 0f, 1, 2, 3, 8, 9, 10, 11 }));
    }

    [Test]
    public void The_gradient_of_a_part_is_zero_elsewhere()
    {
        Tensor x = tf.placeholder(tf.float32, (3, 4));
        Tensor g = tf.gradients(tf.reduce_sum(x["::2", "1:3"] * 2f), x)[0];
        using Session sess = tf.Session();
        Assert.That(sess.run(g, (x, Matrix)).ToArray<float>(), Is.EqualTo(new[] { 0f, 2, 2, 0, 0, 0, 0, 0, 0, 2, 2, 0 }));
    }

    private static float[] Run(Tensor tensor)
    {
        using Session sess = tf.Session();
        return sess.run(tensor).ToArray<float>();
    }
}
