using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class RandomStreamTests : GraphFixture
{
    [Test]
    public void Threads_share_one_stream_without_drawing_twice()
    {
        const int Threads = 4, Runs = 50;
        tf.set_random_seed(1);
        Tensor value = tf.random_uniform(new Shape(3), dtype: TF_DataType.TF_DOUBLE);
        using var parallel = new Session(Graph);
        using var serial = new Session(Graph);
        var drawn = new System.Collections.Concurrent.ConcurrentBag<double>();
        Parallel.For(0, Threads, _ =>
        {
            for (int i = 0; i < Runs; i++)
            {
                foreach (double number in parallel.run(value).ToArray<double>())
                {
                    drawn.Add(number);
                }
            }
        });

        IEnumerable<double> expected = Enumerable.Range(0, Threads * Runs).SelectMany(_ => serial.run(value).ToArray<double>());
        Assert.That(drawn.Order(), Is.EqualTo(expected.Order()));
    }

    [Test]
    public void Without_any_seed_sessions_differ()
    {
        Tensor value = tf.random_normal(new Shape(4));
        using var one = new Session(Graph);
        using var other = new Session(Graph);

        Assert.That(one.run(value).ToArray<float>(), Is.Not.EqualTo(other.run(value).ToArray<float>()));
    }

    [Test]
    public void Samples_have_the_moments_of_their_distribution()
    {
        Tensor uniform = tf.random_uniform(new Shape(20000), 2.0, 4.0, TF_DataType.TF_DOUBLE, seed: 1);
        Tensor truncated = tf.truncated_normal(new Shape(20000), 1.0, 2.0, TF_DataType.TF_DOUBLE, seed: 2);
        Tensor poisson = tf.random.poisson(new Shape(20000), 12.5, TF_DataType.TF_DOUBLE, seed: 3);
        using var session = new Session(Graph);
        double[][] samples = [.. session.run(new[] { uniform, truncated, poisson }).Select(v => v.ToArray<double>())];

        Assert.Multiple(() =>
        {
            Assert.That(samples[0], Has.All.InRange(2, 4));
            Assert.That(samples[0].Average(), Is.EqualTo(3).Within(0.02));
            Assert.That(samples[1], Has.All.InRange(-3, 5));
            Assert.That(Deviation(samples[1]), Is.EqualTo(2 * 0.8796).Within(0.03));
            Assert.That(samples[2].Average(), Is.EqualTo(12.5).Within(0.1));
            Assert.That(Deviation(samples[2]), Is.EqualTo(Math.Sqrt(12.5)).Within(0.1));
        });
    }

    [Test]
    public void Integers_need_both_ends()
    {
        Assert.That(() => tf.random_uniform(new Shape(2), 5, null, TF_DataType.TF_INT32), Throws.TypeOf<ValueError>());
        Assert.That(() => tf.random_uniform(new Shape(2), dtype: TF_DataType.TF_INT64), Throws.TypeOf<ValueError>());
    }

    [TestCase(double.NaN)]
    [TestCase(1e300)]
    public void Rates_that_have_no_counts_are_refused(double rate)
    {
        Tensor counts = tf.random.poisson(new Shape(2), rate, TF_DataType.TF_INT32);
        using var session = new Session(Graph);

        Assert.That(() => session.run(counts), Throws.TypeOf<EngineException>().With.Property("Code").EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void A_shape_beyond_memory_is_refused()
    {
        Tensor sizes = tf.placeholder(TF_DataType.TF_INT64, new Shape(2));
        Tensor value = tf.random_uniform(sizes);
        using var session = new Session(Graph);

        Assert.That(() => session.run(value, new FeedItem(sizes, new[] { 1L << 40, 1L << 40 })), Throws.TypeOf<EngineException>());
        Assert.That(() => session.run(value, new FeedItem(sizes, new[] { 1L << 20, 1L << 20 })), Throws.TypeOf<EngineException>());
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
