using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class ReductionTests
{
    private Graph _graph = null!;

    [SetUp]
    public void SetUp()
    {
        _graph = new Graph();
        _graph.as_default();
    }

    [TearDown]
    public void TearDown()
    {
        _graph.Exit();
        _graph.Dispose();
    }

    private NDArray Run(Tensor fetch, params FeedItem[] feeds)
    {
        using var session = new Session(_graph);
        return session.run(fetch, feeds);
    }

    // All axes of shapes that exercise rows, columns, short rows, long outer axes and alternating axes.
    private static IEnumerable<object[]> Shapes()
    {
        int[][] shapes = [[7], [3000], [5, 3], [300, 2], [2, 300], [130, 40], [5000, 3], [6, 1, 5], [4, 70, 3], [100, 3, 7], [3, 5, 2, 4], [70, 2, 3, 2], [2, 3, 1, 4, 2]];
        foreach (int[] shape in shapes)
        {
            for (int mask = 0; mask < 1 << shape.Length; mask++)
            {
                yield return [shape, Enumerable.Range(0, shape.Length).Where(axis => (mask & (1 << axis)) != 0).ToArray()];
            }
        }
    }

    [TestCaseSource(nameof(Shapes))]
    public void Sum_of_any_axes_is_that_of_plain_loops(int[] shape, int[] axes)
    {
        int count = shape.Aggregate(1, (a, b) => a * b);
        var random = new Random(count);
        float[] x = [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble() - 0.5f)];
        Tensor input = tf.reshape(tf.constant(x), new Shape(shape));
        float[] sums = Run(tf.reduce_sum(input, axes)).ToArray<float>(), highest = Run(tf.reduce_max(input, axes)).ToArray<float>();

        var expected = new double[sums.Length];
        var expectedHighest = Enumerable.Repeat(double.NegativeInfinity, sums.Length).ToArray();
        for (int i = 0; i < count; i++)
        {
            int target = 0, stride = 1;
            for (int axis = shape.Length - 1, rest = i; axis >= 0; rest /= shape[axis], axis--)
            {
                if (!axes.Contains(axis))
                {
                    target += rest % shape[axis] * stride;
                    stride *= shape[axis];
                }
            }

            expected[target] += x[i];
            expectedHighest[target] = Math.Max(expectedHighest[target], x[i]);
        }

        Assert.That(sums.Select(s => (double)s), Is.EqualTo(expected).Within(2e-5));
        Assert.That(highest.Select(s => (double)s), Is.EqualTo(expectedHighest));
    }

    [Test]
    public void Sum_of_many_floats_keeps_its_digits()
    {
        Tensor tenths = tf.fill(new[] { 3000, 1000 }, 0.1f);
        Assert.That(Run(tf.reduce_sum(tenths)).ToArray<float>()[0], Is.EqualTo(300000.0f).Within(0.5f));
        Assert.That(Run(tf.reduce_sum(tenths, 0)).ToArray<float>(), Has.All.EqualTo(300.0f).Within(5e-4f));
        Assert.That(Run(tf.reduce_sum(tf.transpose(tf.reshape(tenths, new Shape(1000, 1000, 3)), new[] { 2, 0, 1 }), new[] { 0, 2 })).ToArray<float>(), Has.All.EqualTo(300.0f).Within(5e-4f));
    }

    [Test]
    public void Axes_may_be_the_value_of_a_tensor()
    {
        Tensor x = tf.placeholder(tf.int32, Shape.Null);
        Tensor sum = tf.reduce_sum(x, tf.range(1, tf.rank(x)));

        Assert.That(sum.shape.IsNull, Is.True);
        Assert.That(Run(sum, (x, new NDArray(new[,] { { 1, 2 }, { 3, 4 } }))).ToArray<int>(), Is.EqualTo(new[] { 3, 7 }));
    }

    [Test]
    public void Without_axes_an_unknown_rank_is_asked_for_in_the_run()
    {
        Tensor x = tf.placeholder(tf.float32, Shape.Null);
        Tensor mean = tf.reduce_mean(x);

        Assert.That(mean.shape, Is.EqualTo(Shape.Scalar));
        Assert.That(mean.op.inputs[1].op.type, Is.EqualTo("Range"));
        Assert.That(Run(mean, (x, new NDArray(new float[,,] { { { 1, 2 }, { 3, 6 } } }))).ToArray<float>()[0], Is.EqualTo(3));
    }

    [Test]
    public void No_axes_reduce_nothing()
        => Assert.That(Run(tf.reduce_sum(tf.constant(new[,] { { 1, 2 }, { 3, 4 } }), Array.Empty<int>())).shape, Is.EqualTo(new Shape(2, 2)));

    [Test]
    public void An_axis_beyond_the_rank_is_refused_when_built()
        => Assert.That(() => tf.reduce_sum(tf.constant(new[,] { { 1f } }), 2), Throws.TypeOf<ValueError>().With.Message.Contains("Invalid reduction dimension 2"));

    [Test]
    public void Both_names_of_the_axes_at_once_are_refused()
        => Assert.That(() => tf.reduce_sum(tf.constant(new[] { 1f }), 0, 0), Throws.TypeOf<ValueError>().With.Message.Contains("reduction_indices"));

    [Test]
    public void Shapes_beyond_memory_are_refused_not_attempted()
    {
        Tensor size = tf.placeholder(tf.int64, Shape.Scalar);
        using var session = new Session(_graph);
        foreach (Tensor fetch in new[] { tf.range(0L, size), tf.lin_space(0f, 1f, size), tf.math.unsorted_segment_sum(tf.constant(new float[3, 4]), tf.constant(new[] { 0, 1, 2 }), size) })
        {
            Assert.That(() => session.run(fetch, (size, long.MaxValue / 2)), Throws.TypeOf<EngineException>().With.Property("Code").EqualTo(StatusCode.ResourceExhausted).Or.Property("Code").EqualTo(StatusCode.InvalidArgument));
        }
    }

    [Test]
    public void Greatest_elements_of_a_long_row_come_in_order_with_the_first_of_equals()
    {
        var random = new Random(3);
        int[] row = [.. Enumerable.Range(0, 1000).Select(_ => random.Next(50))];
        int[] order = [.. Enumerable.Range(0, 1000).OrderByDescending(i => row[i]).ThenBy(i => i)];
        foreach (int k in new[] { 1, 5, 32, 33, 700, 1000 })
        {
            Tensor[] top = tf.nn.top_k(tf.constant(row), k);
            Assert.That(Run(top[1]).ToArray<int>(), Is.EqualTo(order[..k]));
            Assert.That(Run(top[0]).ToArray<int>(), Is.EqualTo(order[..k].Select(i => row[i])));
        }
    }

    [Test]
    public void NaN_is_never_among_the_greatest_while_there_are_numbers()
        => Assert.That(Run(tf.nn.top_k(tf.constant(new[] { float.NaN, 1, float.NaN, 2, float.NegativeInfinity }), 4)[1]).ToArray<int>(), Is.EqualTo(new[] { 3, 1, 4, 0 }));
}
