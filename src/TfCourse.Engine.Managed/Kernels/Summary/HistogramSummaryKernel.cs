using System.Text;
using Google.Protobuf;
using Tensorflow;
using SummaryMessage = Tensorflow.Summary;

namespace TfCourse.Engine.Managed;

/// <summary>A Summary message with a histogram: buckets whose limits grow by a tenth each, as TensorFlow's are.</summary>
internal static class HistogramSummaryKernel
{
    private static readonly double[] Limits = MakeLimits();

    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        if (c.Dims(0).Rank != 0)
        {
            throw EngineException.InvalidArgument($"tags must be scalar, not of shape {c.Dims(0)}");
        }

        TensorValue values = c.Value(1);
        int count = (int)values.Count;
        var counts = new double[Limits.Length];
        double min = double.MaxValue, max = -double.MaxValue, sum = 0, squares = 0;
        for (int i = 0; i < count; i++)
        {
            double x = SummaryNumbers.At(values, i);
            if (!double.IsFinite(x))
            {
                throw EngineException.InvalidArgument($"{(double.IsNaN(x) ? "Nan" : "Infinity")} in summary histogram for: {c.Node.Name}");
            }

            counts[Bucket(x)]++;
            min = Math.Min(min, x);
            max = Math.Max(max, x);
            sum += x;
            squares += x * x;
        }

        var summary = new SummaryMessage();
        summary.Value.Add(new SummaryMessage.Types.Value { Tag = Encoding.UTF8.GetString(c.Input<byte[]>(0)[0]), Histo = Message(counts, count, min, max, sum, squares) });
        c.Output<byte[]>(0, default)[0] = summary.ToByteArray();
    });

    // The first bucket whose limit is above the value.
    private static int Bucket(double x)
    {
        int at = Array.BinarySearch(Limits, x);
        at = at >= 0 ? at + 1 : ~at;
        return Math.Min(at, Limits.Length - 1);
    }

    // Runs of empty buckets become one.
    private static HistogramProto Message(double[] counts, int count, double min, double max, double sum, double squares)
    {
        var histogram = new HistogramProto { Min = min, Max = max, Num = count, Sum = sum, SumSquares = squares };
        for (int i = 0; i < counts.Length;)
        {
            double limit = Limits[i], held = counts[i];
            i++;
            if (held <= 0)
            {
                while (i < counts.Length && counts[i] <= 0)
                {
                    limit = Limits[i];
                    i++;
                }
            }

            histogram.BucketLimit.Add(limit);
            histogram.Bucket.Add(held);
        }

        if (histogram.Bucket.Count == 0)
        {
            histogram.BucketLimit.Add(double.MaxValue);
            histogram.Bucket.Add(0);
        }

        return histogram;
    }

    private static double[] MakeLimits()
    {
        var positive = new List<double>();
        for (double v = 1e-12; v < 1e20; v *= 1.1)
        {
            positive.Add(v);
        }

        positive.Add(double.MaxValue);
        return [.. positive.AsEnumerable().Reverse().Select(v => -v), 0, .. positive];
    }
}
