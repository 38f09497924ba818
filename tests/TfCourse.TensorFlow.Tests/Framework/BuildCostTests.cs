using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>What a node costs to build: in memory always the same, in time the fastest of some tries.</summary>
[TestFixture]
[NonParallelizable]
public sealed class BuildCostTests
{
    // Processor time, since other work shares the machine: on an idle one a node takes less than 2 µs.
    private const double Microseconds = 10;
    private const double Bytes = 1024;

    [Test]
    public void A_node_costs_little_to_build()
    {
        const int length = 50_000;
        double fastest = double.MaxValue, least = double.MaxValue;
        for (int tries = 0; tries < 4; tries++)
        {
            using Graph graph = new Graph().as_default();
            Tensor x = tf.placeholder(tf.float32, new Shape(2, 3), "x");
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < length; i++)
            {
                x = tf.add(x, x);
            }

            fastest = Math.Min(fastest, (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / length);
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)length);
        }

        TestContext.Out.WriteLine(FormattableString.Invariant($"a node: {fastest:F2} µs, {least:F0} bytes"));
        Assert.Multiple(() =>
        {
            Assert.That(fastest, Is.LessThan(Microseconds));
            Assert.That(least, Is.LessThan(Bytes));
        });
    }
}
