using System.Collections;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>What TensorFlow.NET has of Python and NumPy: print, range, zip, len, slices, shapes, arrays.</summary>
[TestFixture]
public sealed class PythonicTests
{
    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    [Test]
    [NonParallelizable]
    public void Print_writes_what_Python_writes()
    {
        TextWriter before = PrintTo;
        using var written = new StringWriter { NewLine = "\n" };
        PrintTo = written;
        try
        {
            print("loss:", 0.5f, true, null);
            print(np.array(1, 2, 3));
            print(new[] { 1.5, 2.5 });
            print(new Shape(2, -1));
        }
        finally
        {
            PrintTo = before;
        }

        Assert.That(written.ToString(), Is.EqualTo("loss: 0.5 True None\n[1, 2, 3]\n[1.5, 2.5]\n(2, None)\n"));
    }

    [Test]
    public void Ranges_end_before_their_end()
    {
        Assert.That(range(3), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(range(2, 5), Is.EqualTo(new[] { 2, 3, 4 }));
        Assert.That(range(5, 0, -2), Is.EqualTo(new[] { 5, 3, 1 }));
        Assert.That(() => range(1, 2, 0), Throws.TypeOf<ValueError>());
    }

    [Test]
    public void Lengths_are_of_the_first_axis()
    {
        Assert.That((len(new float[3, 2]), len(np.zeros((4, 2))), len("abc"), len(tf.zeros((5, 2))), len(new List<int> { 1 })), Is.EqualTo((3, 4, 3, 5, 1)));
        Assert.That(() => len(3), Throws.TypeOf<TypeError>());
    }

    [Test]
    public void Zip_and_enumerate_pair_what_lies_at_the_same_places()
    {
        Assert.That(zip(new[] { 1, 2 }, new[] { "a", "b", "c" }), Is.EqualTo(new[] { (1, "a"), (2, "b") }));
        Assert.That(enumerate(new[] { "a", "b" }, 1), Is.EqualTo(new[] { (1, "a"), (2, "b") }));
        Assert.That(zip<float>(np.array(1f, 2f), np.array(3f, 4f)), Is.EqualTo(new[] { (1f, 3f), (2f, 4f) }));
    }

    [Test]
    public void Tensors_are_sliced_as_in_Python()
    {
        var t = tf.constant(np.arange(24).reshape((2, 3, 4)));
        Assert.That(t[0].numpy().shape, Is.EqualTo(new Shape(3, 4)));
        Assert.That(t["1", ":", "0:2"].numpy().ToArray<int>(), Is.EqualTo(new[] { 12, 13, 16, 17, 20, 21 }));
        Assert.That(t[Slice.All, new Slice(1, 2), Slice.Index(3)].numpy().ToArray<int>(), Is.EqualTo(new[] { 7, 19 }));
        Assert.That(t[tf.constant(1), tf.constant(2)].numpy().shape, Is.EqualTo(new Shape(1, 3, 4)));
    }

    [Test]
    public void Shapes_and_axes_come_from_numbers_tuples_and_arrays()
    {
        Shape one = 3, two = (2, 3), three = new[] { 2, 3, 4 };
        Assert.That((one.ndim, two.ndim, three.ndim, two.size), Is.EqualTo((1, 2, 3, 6L)));
        var t = tf.ones((2, 3, 4));
        Assert.That(tf.reduce_sum(t, axis: (0, 2)).numpy().ToArray<float>(), Is.EqualTo(new[] { 8f, 8f, 8f }));
        Assert.That(tf.reduce_sum(t, axis: -1).shape, Is.EqualTo(new Shape(2, 3)));
        Assert.That(tf.reduce_sum(t, new[] { 0, 1 }).shape, Is.EqualTo(new Shape(4)));
        Assert.That(tf.transpose(t, new[] { 2, 0, 1 }).shape, Is.EqualTo(new Shape(4, 2, 3)));
    }

    [Test]
    public void Numbers_and_tensors_calculate_together()
    {
        var x = tf.constant(new[] { 1f, 2f, 4f });
        Assert.That(((2 * x) + 1f - (x / 2)).numpy().ToArray<float>(), Is.EqualTo(new[] { 2.5f, 4f, 7f }));
        Assert.That((1 - x).numpy().ToArray<float>(), Is.EqualTo(new[] { 0f, -1f, -3f }));
        Assert.That((x > 1.5f).numpy().ToArray<bool>(), Is.EqualTo(new[] { false, true, true }));
    }

    [Test]
    public void Arrays_calculate_as_NumPys()
    {
        NDArray a = np.arange(6).reshape((2, 3)), b = np.array(10, 20, 30);
        Assert.That((a + b).ToArray<int>(), Is.EqualTo(new[] { 10, 21, 32, 13, 24, 35 }));
        Assert.That((a / 2).dtype, Is.EqualTo(tf.float64));
        Assert.That((double)np.mean(a), Is.EqualTo(2.5));
        Assert.That(np.sum(a, axis: 0).ToArray<int>(), Is.EqualTo(new[] { 3, 5, 7 }));
        Assert.That(np.argmax(b * -1).ToArray<long>(), Is.EqualTo(new[] { 0L }));
        Assert.That(np.concatenate((a, a), axis: 1).shape, Is.EqualTo(new Shape(2, 6)));
        Assert.That(np.dot(np.array(1.0, 2.0), np.array(3.0, 4.0)).ToArray<double>(), Is.EqualTo(new[] { 11.0 }));
        Assert.That(a["1", ":2"].ToArray<int>(), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(a[a > 2].ToArray<int>(), Is.EqualTo(new[] { 3, 4, 5 }));
        Assert.That(np.zeros((2, 2)).dtype, Is.EqualTo(tf.float64));
        Assert.That(np.allclose(np.exp(np.log(np.array(2.0, 3.0))), np.array(2.0, 3.0)));
        Assert.That(np.eye(2).ToArray<double>(), Is.EqualTo(new[] { 1.0, 0, 0, 1 }));
        Assert.That(np.linspace(0, 1, 3).ToArray<double>(), Is.EqualTo(new[] { 0, 0.5, 1 }));
    }

    [Test]
    public void A_seed_makes_random_arrays_the_same_again()
    {
        np.random.seed(7);
        NDArray first = np.random.randn(3), second = np.random.randn(3);
        np.random.seed(7);
        Assert.That(np.random.randn(3).ToArray<double>(), Is.EqualTo(first.ToArray<double>()));
        Assert.That(second.ToArray<double>(), Is.Not.EqualTo(first.ToArray<double>()));
        Assert.That(np.sum(np.random.permutation(5)).ToArray<int>(), Is.EqualTo(new[] { 10 }));
    }

    [Test]
    public void Values_are_fed_and_fetched_in_many_ways()
    {
        var x = tf.placeholder(tf.float32, new Shape(2));
        var y = x * 2f;
        var z = x + 1f;
        using var sess = tf.Session();
        Assert.That(y.eval(sess, new FeedItem(x, new[] { 1f, 2f })).ToArray<float>(), Is.EqualTo(new[] { 2f, 4f }));
        Assert.That(y.eval((x, new[] { 1, 2 })).ToArray<float>(), Is.EqualTo(new[] { 2f, 4f }));
        var (a, b) = sess.run((y, z), (x, np.array(1f, 2f)));
        Assert.That(b.ToArray<float>(), Is.EqualTo(new[] { 2f, 3f }));
        NDArray[] list = sess.run(new[] { y, z, y }, (x, np.array(1f, 2f)));
        Assert.That(list, Has.Length.EqualTo(3));
        Assert.That(sess.run(new object[] { y, z }, new Hashtable { [x] = np.array(1f, 2f) })[1].ToArray<float>(), Is.EqualTo(new[] { 2f, 3f }));
    }

    [Test]
    public void Values_without_a_session_are_those_of_constants()
    {
        Assert.That(tf.add(tf.constant(2), tf.constant(3)).numpy().ToArray<int>(), Is.EqualTo(new[] { 5 }));
        Assert.That(() => tf.placeholder(tf.float32).numpy(), Throws.TypeOf<ValueError>());
        Assert.That(() => tf.enable_eager_execution(), Throws.TypeOf<ValueError>());
    }
}
