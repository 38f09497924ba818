#:project ../../src/TfCourse.Course/TfCourse.Course.csproj
#:property PublishAot=false
#:property NoWarn=CA1852

// The course's two experiments beside the same loops in NumPy, timed in turn in one run:
//   dotnet run tests/TfCourse.Benchmarks/course.cs [ROUNDS] [EPOCHS] [ITERATIONS]
// Prints the median of each and the ratio. Needs python3 with numpy; PYTHON names another one.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TfCourse.Course;
using TfCourse.Datasets;
using TfCourse.Reference;

int rounds = Argument(0, 3), epochs = Argument(1, 10_000), iterations = Argument(2, 15_000);
string peers = Path.Combine(Here(), "peers");
var contests = new List<(string Name, double Goal, Func<(double Seconds, double Cost, double Accuracy)> Ours, string[] Theirs)>
{
    ("optimizers: gd", 5, () => Optimizers("gradient-descent"), ["course_optimizers.py", "gd", Text(epochs)]),
    ("optimizers: momentum", 5, () => Optimizers("momentum"), ["course_optimizers.py", "momentum", Text(epochs)]),
    ("optimizers: adam", 5, () => Optimizers("adam"), ["course_optimizers.py", "adam", Text(epochs)]),
    ("initialization: He", 1, InitializationRun, ["course_initialization.py", Text(iterations)]),
};

bool reached = true;
Console.WriteLine("experiment                ours      NumPy     ratio   goal   our cost  NumPy's cost");
foreach (var contest in contests)
{
    List<double> ours = [], theirs = [];
    double cost = 0, peerCost = 0;
    for (int round = 0; round < rounds; round++)
    {
        (double seconds, cost, _) = contest.Ours();
        ours.Add(seconds);
        (seconds, peerCost) = Peer(contest.Theirs);
        theirs.Add(seconds);
    }

    double ratio = Median(theirs) / Median(ours);
    reached &= ratio >= contest.Goal;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contest.Name,-22} {Median(ours),7:F2} s  {Median(theirs),7:F2} s  {ratio,6:F2} x  {contest.Goal,3} x  {cost:F6}   {peerCost:F6}"));
}

return reached ? 0 : 1;

(double, double, double) Optimizers(string name)
{
    var training = new PlaneTraining
    {
        Train = Moons.Generate(300, 0.2, 3), Start = Initialization.He([2, 5, 2, 1], 3), Step = OptimizerCatalogue.Find(name).Step,
        LearningRate = _ => 0.0007, Epochs = epochs, BatchSize = 64, Every = 1000,
    };
    return Timed(training);
}

(double, double, double) InitializationRun() => Timed(new PlaneTraining
{
    Train = Circles.Generate(300, 0.05, 1), Start = Initialization.He([2, 10, 5, 1], 3), LearningRate = _ => 0.01, Epochs = iterations, Every = 1000,
});

static (double, double, double) Timed(PlaneTraining training)
{
    var clock = Stopwatch.StartNew();
    PlaneRun run = training.Run();
    return (clock.Elapsed.TotalSeconds, run.Costs[^1], run.TrainAccuracy);
}

(double Seconds, double Cost) Peer(string[] arguments)
{
    var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("PYTHON") ?? "python3", [Path.Combine(peers, arguments[0]), .. arguments[1..]]) { RedirectStandardOutput = true };
    using Process process = Process.Start(start)!;
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{start.FileName} {arguments[0]} failed; it needs numpy. PYTHON names another interpreter.");
    }

    using JsonDocument json = JsonDocument.Parse(output);
    return (json.RootElement.GetProperty("seconds").GetDouble(), json.RootElement.GetProperty("cost").GetDouble());
}

int Argument(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;

static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
