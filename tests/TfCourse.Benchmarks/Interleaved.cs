using System.Diagnostics;
using TfCourse.Engine.Managed;

namespace TfCourse.Benchmarks;

/// <summary>Times several ways to do one thing in turns, so that a busy machine is equally unfair to all.</summary>
internal static class Interleaved
{
    private const double WindowMilliseconds = 4;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.4), Compiling = TimeSpan.FromSeconds(0.2);

    /// <summary>The rates of each in units of <paramref name="work"/> a nanosecond and the ratios of the first to it, medians; and the best rates.</summary>
    public static (double[] Rates, double[] Ratios, double[] Best) Measure(double work, int rounds, params ReadOnlySpan<Action> ways)
    {
        Warm(ways);
        var counts = new int[ways.Length];
        var rates = new double[ways.Length][];
        for (int w = 0; w < ways.Length; w++)
        {
            rates[w] = new double[rounds];
            ways[w]();
            double start = ThreadTime.Nanoseconds();
            ways[w]();
            double once = Math.Max(1e-5, (ThreadTime.Nanoseconds() - start) / 1e6);
            counts[w] = (int)Math.Clamp(WindowMilliseconds / once, 1, 100_000);
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int w = 0; w < ways.Length; w++)
            {
                Action way = ways[w];
                double start = ThreadTime.Nanoseconds();
                for (int i = 0; i < counts[w]; i++)
                {
                    way();
                }

                rates[w][round] = work * counts[w] / (ThreadTime.Nanoseconds() - start);
            }
        }

        var medians = new double[ways.Length];
        var ratios = new double[ways.Length];
        for (int w = 0; w < ways.Length; w++)
        {
            int way = w;
            ratios[w] = Median([.. Enumerable.Range(0, rounds).Select(r => rates[0][r] / rates[way][r])]);
            medians[w] = Median(rates[w]);
        }

        return (medians, ratios, Array.ConvertAll(rates, r => r.Max()));
    }

    // Methods are compiled in full when they have been called for a while, in the background.
    private static void Warm(ReadOnlySpan<Action> ways)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            long begun = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(begun) < WarmUp)
            {
                foreach (Action way in ways)
                {
                    way();
                }
            }

            Thread.Sleep(Compiling);
        }
    }

    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
