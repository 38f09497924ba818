using System.Diagnostics;
using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>What a node costs to build: in memory always the same, in time the fastest of some tries.</summary>
[TestFixture]
[NonParallelizable]
public sealed class BuildCostTests
{
    private const int Length = 100_000;
    private const double Microseconds = 2, Bytes = 1024;

    private static IEnumerable<TestCaseData> Steps()
    {
        static TestCaseData Case(string name, Func<Tensor, Tensor> step) => new TestCaseData(step).SetArgDisplayNames(name);
        yield return Case("of one input", x => tf.negative(x));
        yield return Case("of two inputs", x => tf.add(x, x));
    }

    [TestCaseSource(nameof(Steps))]
    public void A_node_takes_less_than_a_kibibyte(Func<Tensor, Tensor> step)
    {
        Chain(step, 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Chain(step, Length);
        double bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Length;
        TestContext.Out.WriteLine(FormattableString.Invariant($"a node: {bytes:F0} bytes"));
        Assert.That(bytes, Is.LessThan(Bytes));
    }

    [TestCaseSource(nameof(Steps))]
    [Category("Speed")]
    public void A_chain_of_a_hundred_thousand_nodes_takes_less_than_two_microseconds_a_node(Func<Tensor, Tensor> step)
    {
        double[] tries = new double[15];
        for (int i = 0; i < tries.Length; i++)
        {
            // The graphs before are not part of what a node costs.
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            Chain(step, Length);
            tries[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / Length;
        }

        Array.Sort(tries);
        TestContext.Out.WriteLine(FormattableString.Invariant($"a node: {tries[0]:F2} µs at best, {tries[tries.Length / 2]:F2} µs in the median"));
        Assert.That(tries[0], Is.LessThan(Microseconds));
    }

    private static void Chain(Func<Tensor, Tensor> step, int length)
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, new Shape(2, 3), "x");
        for (int i = 0; i < length; i++)
        {
            x = step(x);
        }
    }
}
