using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TfCourse.Course;
using TfCourse.Datasets;
using TfCourse.Engine.Managed;
using TfCourse.Reference;

namespace TfCourse.Benchmarks;

/// <summary>
/// The course's two experiments as graphs beside the same loops in NumPy (peers), in turn in one run, by processor time
/// (of our thread, which makes all steps, and of their process), so that a busy machine does not decide. Needs python3 with numpy; the
/// environment variable PYTHON names another interpreter.
/// </summary>
internal static class CourseBenchmark
{
    private const int Epochs = 10_000, Iterations = 15_000, WarmUp = 500;

    /// <summary>Prints the median of each and the ratio.</summary>
    /// <returns>Whether every ratio reaches its goal.</returns>
    public static bool Run(TextWriter output, int rounds, string? only)
    {
        (string Name, double Goal, Func<int, PlaneTraining> Ours, string[] Theirs)[] contests =
        [
            ("optimizers: gd", 5, epochs => Optimizers("gradient-descent", epochs), ["course_optimizers.py", "gd", Text(Epochs)]),
            ("optimizers: momentum", 5, epochs => Optimizers("momentum", epochs), ["course_optimizers.py", "momentum", Text(Epochs)]),
            ("optimizers: adam", 5, epochs => Optimizers("adam", epochs), ["course_optimizers.py", "adam", Text(Epochs)]),
            ("optimizers: adam-tf", 5, epochs => Optimizers("adam-tf", epochs), ["course_optimizers.py", "adam", Text(Epochs)]),
            ("initialization: He", 1, epochs => Initial(epochs * Iterations / Epochs), ["course_initialization.py", Text(Iterations)]),
        ];
        bool reached = true;
        output.WriteLine("experiment                  ours      NumPy    ratio   goal   our cost  NumPy's cost");
        foreach (var contest in contests.Where(c => only is null || c.Name.Contains(only, StringComparison.Ordinal)))
        {
            List<double> ours = [], theirs = [];
            double cost = 0, peerCost = 0;
            contest.Ours(WarmUp).Run(); // the runtime compiles what is hot only after a while
            for (int round = 0; round < rounds; round++)
            {
                double start = ThreadTime.Nanoseconds();
                cost = contest.Ours(Epochs).Run().Costs[^1];
                ours.Add((ThreadTime.Nanoseconds() - start) / 1e9);
                (double seconds, peerCost) = Peer(contest.Theirs);
                theirs.Add(seconds);
            }

            double ratio = Median(theirs) / Median(ours);
            reached &= ratio >= contest.Goal;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{contest.Name,-22} {Median(ours),7:F2} s  {Median(theirs),7:F2} s  {ratio,6:F2} x  {contest.Goal,3} x   {cost:F6}  {peerCost:F6}"));
        }

        return reached;
    }

    private static PlaneTraining Optimizers(string name, int epochs) => new()
    {
        Train = Moons.Generate(300, 0.2, 3),
        Start = Initialization.He([2, 5, 2, 1], 3),
        Step = OptimizerCatalogue.Find(name).Step,
        LearningRate = _ => 0.0007,
        Epochs = epochs,
        BatchSize = 64,
        Every = 1000,
    };

    private static PlaneTraining Initial(int iterations) => new()
    {
        Train = Circles.Generate(300, 0.05, 1),
        Start = Initialization.He([2, 10, 5, 1], 3),
        LearningRate = _ => 0.01,
        Epochs = iterations,
        Every = 1000,
    };

    private static (double Seconds, double Cost) Peer(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("PYTHON") ?? "python3", [Path.Combine(Here(), "peers", arguments[0]), .. arguments[1..]]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} {arguments[0]} failed; it needs numpy. PYTHON names another interpreter.");
        }

        using JsonDocument json = JsonDocument.Parse(output);
        return (json.RootElement.GetProperty("cpu").GetDouble(), json.RootElement.GetProperty("cost").GetDouble());
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
