using System.Diagnostics;

namespace TfCourse.Cli;

/// <summary>Who takes steps in a benchmark.</summary>
internal interface IContestant : IDisposable
{
    /// <summary>Name and version.</summary>
    string Name { get; }

    /// <summary>Takes steps for some seconds.</summary>
    /// <returns>The median of the durations of a step, in seconds.</returns>
    double Measure(double seconds);
}

/// <summary>Steps of this process.</summary>
internal sealed class OwnSteps(string name, Action step, params IDisposable[] owned) : IContestant
{
    private const double LeastSample = 20e-6;

    public string Name => name;

    public double Measure(double seconds)
    {
        // Reading the clock takes about 25 ns: steps as short are measured several at once.
        step();
        long start = Stopwatch.GetTimestamp();
        step();
        int together = Math.Max(1, (int)(LeastSample / Math.Max(1e-9, Stopwatch.GetElapsedTime(start).TotalSeconds)));
        var durations = new List<double>();
        long begun = Stopwatch.GetTimestamp();
        while (durations.Count < 3 || Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
        {
            start = Stopwatch.GetTimestamp();
            for (int i = 0; i < together; i++)
            {
                step();
            }

            durations.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / together);
        }

        return Race.Median(durations);
    }

    /// <summary>Managed bytes that one step allocates on this thread.</summary>
    public long BytesPerStep()
    {
        const int Steps = 10;
        step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Steps; i++)
        {
            step();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Steps;
    }

    public void Dispose()
    {
        foreach (IDisposable item in owned)
        {
            item.Dispose();
        }
    }
}
