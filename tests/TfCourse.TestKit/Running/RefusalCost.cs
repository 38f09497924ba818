using System.Diagnostics;
using TfCourse.Engine.Managed;

namespace TfCourse.TestKit;

/// <summary>
/// What it costs to refuse an input made to harm: time of the thread, since other programs share the machine, and memory. The limits are those that
/// every hostile input has.
/// </summary>
/// <param name="Error">What was thrown; null when nothing was.</param>
/// <param name="Milliseconds">The time that the thread spent on a core.</param>
/// <param name="Passed">The milliseconds that passed.</param>
/// <param name="Bytes">What the thread allocated.</param>
public sealed record RefusalCost(Exception? Error, double Milliseconds, double Passed, long Bytes)
{
    /// <summary>The most milliseconds.</summary>
    public const double MostMilliseconds = 100;

    /// <summary>The most bytes.</summary>
    public const long MostBytes = 64L << 20;

    private const int MostTries = 5;

    /// <summary>What goes beyond the limits, in words; null when nothing does.</summary>
    public string? Excess => Milliseconds > MostMilliseconds ? FormattableString.Invariant($"took {Milliseconds:F1} ms of the processor, {MostMilliseconds} are allowed")
        : Bytes > MostBytes ? FormattableString.Invariant($"allocated {Bytes} bytes, {MostBytes} are allowed")
        : null;

    /// <summary>Runs what must be refused: once so that everything is compiled, then until a try keeps the limits, since a collection of other tests' memory may fall into one.</summary>
    /// <param name="hostile">What must be refused.</param>
    public static RefusalCost Of(Action hostile)
    {
        RefusalCost least = Once(hostile);
        for (int tries = 0; tries < MostTries; tries++)
        {
            RefusalCost cost = Once(hostile);
            least = tries == 0 ? cost : new(cost.Error, Math.Min(least.Milliseconds, cost.Milliseconds), Math.Min(least.Passed, cost.Passed), Math.Min(least.Bytes, cost.Bytes));
            if (least.Excess is null)
            {
                break;
            }
        }

        return least;
    }

    private static RefusalCost Once(Action hostile)
    {
        long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        double spent = ThreadTime.Nanoseconds();
        Exception? error = null;
        try
        {
            hostile();
        }
        catch (Exception e)
        {
            error = e;
        }

        return new(error, (ThreadTime.Nanoseconds() - spent) / 1e6, Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
