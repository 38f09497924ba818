using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Cli;

namespace TfCourse.Benchmarks;

/// <summary>
/// What a short program waits for: from the start of a process until it has built the MNIST network, given its variables values and made one
/// training step, less what a process takes that does nothing. Both are processes of this program, in turn.
/// </summary>
internal static class StartBenchmark
{
    private const string Telling = "-telling";

    /// <summary>Prints the medians and least times of both kinds of process and their difference.</summary>
    /// <returns>Whether the difference of the medians is within the goal, 150 ms.</returns>
    public static bool Run(TextWriter output, int rounds)
    {
        string[] ways = ["bare", "mnist"];
        var wall = ways.Select(_ => new double[rounds]).ToArray();
        var processor = ways.Select(_ => new double[rounds]).ToArray();
        for (int round = -1; round < rounds; round++)
        {
            for (int w = 0; w < ways.Length; w++)
            {
                // The first process is not timed: it tells what it does instead.
                (double elapsed, double used, string told) = Once(round < 0 ? ways[w] + Telling : ways[w]);
                if (round >= 0)
                {
                    (wall[w][round], processor[w][round]) = (elapsed, used);
                }
                else if (told.Length > 0)
                {
                    output.WriteLine($"{ways[w]}: {told}");
                }
            }
        }

        output.WriteLine("ms          wall median     least   processor median     least");
        for (int w = 0; w < ways.Length; w++)
        {
            output.WriteLine(Line(ways[w], Interleaved.Median(wall[w]), wall[w].Min(), Interleaved.Median(processor[w]), processor[w].Min()));
        }

        double more = Interleaved.Median(wall[1]) - Interleaved.Median(wall[0]);
        output.WriteLine(Line("more", more, wall[1].Min() - wall[0].Min(), Interleaved.Median(processor[1]) - Interleaved.Median(processor[0]), processor[1].Min() - processor[0].Min()));
        return more <= 150;
    }

    /// <summary>What a process of the benchmark does; its last line is the time of the processor it took, in ms.</summary>
    public static void Child(TextWriter output, string way)
    {
        if (way.StartsWith("mnist", StringComparison.Ordinal))
        {
            double[] marks = Step();
            if (way.EndsWith(Telling, StringComparison.Ordinal))
            {
                Tell(output, marks);
            }
        }

        output.WriteLine(Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    // Milliseconds to the built graph, before and after initial values, and after the step.
    private static double[] Step()
    {
        var clock = Stopwatch.StartNew();
        StepModel model = StepModel.Find("mnist");
        StepGraph nodes = model.Build();
        double built = clock.Elapsed.TotalMilliseconds;
        NDArray[] examples = model.Examples(seed: 1);
        using var session = new Session();
        double made = clock.Elapsed.TotalMilliseconds;
        session.run(nodes.Initialize);
        double initialized = clock.Elapsed.TotalMilliseconds;
        session.run(new ITensorOrOperation[] { nodes.Loss, nodes.Train }, new FeedItem(nodes.X, examples[0]), new FeedItem(nodes.Y, examples[1]));
        double stepped = clock.Elapsed.TotalMilliseconds;
        return [built, made, initialized, stepped];
    }

    private static void Tell(TextWriter output, double[] marks) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"graph {marks[0]:F0} ms, initial values {marks[2] - marks[1]:F0}, step {marks[3] - marks[2]:F0}; {JitInfo.GetCompiledMethodCount()} methods compiled in {JitInfo.GetCompilationTime().TotalMilliseconds:F0}"));

    private static (double Wall, double Processor, string Told) Once(string way)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in Environment.GetCommandLineArgs()[..1].Where(a => a.EndsWith(".dll", StringComparison.Ordinal) && !Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals(Path.GetFileNameWithoutExtension(a), StringComparison.Ordinal)).Append("start-" + way))
        {
            start.ArgumentList.Add(argument);
        }

        long before = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        return process.ExitCode == 0
            ? (wall, double.Parse(lines[^1], CultureInfo.InvariantCulture), string.Join(' ', lines[..^1]))
            : throw new InvalidOperationException($"The process '{way}' of the benchmark ended with {process.ExitCode}.");
    }

    private static string Line(string name, params double[] numbers)
        => string.Create(CultureInfo.InvariantCulture, $"{name,-10} {numbers[0],12:F0} {numbers[1],9:F0} {numbers[2],18:F0} {numbers[3],9:F0}");
}
