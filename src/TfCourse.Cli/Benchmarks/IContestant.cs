using System.Diagnostics;
using TfCourse.Engine.Managed;

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
/// <param name="name">Name and version.</param>
/// <param name="threads">How many threads work: of one the time on the processor counts, which others on the machine do not take.</param>
/// <param name="step">Takes a step.</param>
/// <param name="owned">What ends with this.</param>
internal sealed class OwnSteps(string name, int threads, Action step, params IDisposable[] owned) : IContestant
{
    // Reading the clock takes up to a microsecond: steps as short are measured many at once.
    private const double LeastSample = 250e-6;

    public string Name => name;

    public double Measure(double seconds)
    {
        step();
        int together = 1;
        while (Seconds(together) < LeastSample)
        {
            together *= 2;
        }

        var durations = new List<double>();
        long begun = Stopwatch.GetTimestamp();
        while (durations.Count < 3 || Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
        {
            durations.Add(Seconds(together) / together);
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

    private double Seconds(int steps)
    {
        double start = Seconds();
        for (int i = 0; i < steps; i++)
        {
            step();
        }

        return Seconds() - start;
    }

    private double Seconds() => threads == 1 ? ThreadTime.Nanoseconds() * 1e-9 : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    public void Dispose()
    {
        foreach (IDisposable item in owned)
        {
            item.Dispose();
        }
    }
}
