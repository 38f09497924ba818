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
/// <param name="restart">Begins anew; it is not measured.</param>
/// <param name="owned">What ends with this.</param>
/// <remarks>
/// In the time of a race small networks take a hundred times the steps of their peers, and learn the few examples by heart: then gradients are numbers
/// without a leading digit, with which processors compute a hundred times slower. So training begins anew every twenty thousand steps.
/// </remarks>
internal sealed class OwnSteps(string name, int threads, Action step, Action restart, params IDisposable[] owned) : IContestant
{
    private const int MostSteps = 20_000;

    // Reading the clock takes up to a microsecond: steps as short are measured many at once.
    private const double LeastSample = 250e-6;

    private int _steps;

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
            if (_steps > MostSteps)
            {
                restart();
                _steps = 0;
            }

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
        _steps += steps;
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
