using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Counts values between limits that grow by a tenth: ±10⁻¹², ±1.1·10⁻¹², … ±10²⁰, as TensorBoard's histograms have them.</summary>
public static class Histograms
{
    private static readonly double[] Limits = MakeLimits();

    /// <summary>The histogram of values.</summary>
    /// <param name="values">Any finite numbers.</param>
    /// <returns>Counts, extremes and sums; runs of empty buckets are one.</returns>
    /// <exception cref="EngineException">InvalidArgument: a value is not finite.</exception>
    public static HistogramProto Of(ReadOnlySpan<double> values)
    {
        var histogram = new HistogramProto { Min = double.MaxValue, Max = -double.MaxValue, Num = values.Length };
        var counts = new double[Limits.Length];
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw EngineException.InvalidArgument($"a histogram of a value that is {(double.IsNaN(value) ? "NaN" : "infinite")}");
            }

            counts[Above(value)]++;
            histogram.Min = Math.Min(histogram.Min, value);
            histogram.Max = Math.Max(histogram.Max, value);
            histogram.Sum += value;
            histogram.SumSquares += value * value;
        }

        for (int i = 0; i < counts.Length;)
        {
            double limit = Limits[i], count = counts[i];
            for (i++; count <= 0 && i < counts.Length && counts[i] <= 0; i++)
            {
                limit = Limits[i];
            }

            histogram.BucketLimit.Add(limit);
            histogram.Bucket.Add(count);
        }

        return histogram;
    }

    // The first limit that is greater.
    private static int Above(double value)
    {
        int at = Array.BinarySearch(Limits, value);
        return Math.Min(at < 0 ? ~at : at + 1, Limits.Length - 1);
    }

    private static double[] MakeLimits()
    {
        var positive = new List<double>();
        for (double limit = 1e-12; limit < 1e20; limit *= 1.1)
        {
            positive.Add(limit);
        }

        positive.Add(double.MaxValue);
        return [.. positive.AsEnumerable().Reverse().Select(l => -l), 0, .. positive];
    }
}
