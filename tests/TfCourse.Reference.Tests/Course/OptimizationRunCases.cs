using System.Text.Json;
using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>Week 2, "Optimization methods": the runs. Runs that differ in their number of epochs alone are one run.</summary>
internal static class OptimizationRunCases
{
    private static readonly Dictionary<Key, Dictionary<int, Leg>> Runs = [];

    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["model of optimizer"] = Compare,
    };

    private static void Compare(AssignmentCase course)
    {
        Key key = Key.Of(course);
        if (!Runs.TryGetValue(key, out Dictionary<int, Leg>? legs))
            legs = Runs[key] = Train(key, AssignmentCase.All.Where(c => c.Kind == course.Kind && Key.Of(c) == key).Select(c => c.Recipe.Count("epochs")));
        Leg leg = legs[course.Recipe.Count("epochs")];
        IReadOnlyList<double> costs = course.Recipe.Says("LAST mini-batch") ? leg.LastBatchCosts : leg.Costs;
        CourseFile.CompareCosts(course, e => costs[e]);
        Assert.That(leg.Accuracy, Is.EqualTo(course.Expected.GetProperty("train_acc").GetDouble()).Within(1e-12));
        foreach (JsonProperty rate in course.Expected.TryGetProperty("lr", out JsonElement rates) ? [.. rates.EnumerateObject()] : Array.Empty<JsonProperty>())
            Assert.That(CourseRun.SixDigits(leg.LearningRates[CourseRun.Number(rate.Name)]), Is.EqualTo(CourseRun.SixDigits(rate.Value.GetDouble())));
    }

    private static Dictionary<int, Leg> Train(Key key, IEnumerable<int> epochs)
    {
        (NDArray X, NDArray Y) points = CourseRun.Generate(key.Points);
        Optimizer optimizer = new(key.Rule, key.LearningRate);
        Parameters parameters = Initialization.He([.. key.Units.Split('-').Select(CourseRun.Number)], key.InitialSeed);
        List<double> costs = [], last = [], rates = [];
        Dictionary<int, Leg> legs = [];
        foreach (int end in epochs.Distinct().Order())
        {
            int done = costs.Count;
            MiniBatchRun run = new MiniBatchTraining
            {
                Optimizer = optimizer,
                Epochs = end - done,
                MiniBatchSize = key.BatchSize,
                Seed = key.FirstOrder - 1 + done,
                Decay = key.Decay is { } decay ? (_, epoch) => decay(key.LearningRate, done + epoch) : null,
            }.Run(points.X, points.Y, parameters);
            costs.AddRange(run.Costs);
            last.AddRange(run.LastBatchCosts);
            rates.AddRange(run.LearningRates);
            parameters = run.Parameters;
            legs[end] = new Leg([.. costs], [.. last], [.. rates], CourseRun.Accuracy(parameters, points));
        }

        return legs;
    }

    private sealed record Leg(IReadOnlyList<double> Costs, IReadOnlyList<double> LastBatchCosts, IReadOnlyList<double> LearningRates, double Accuracy);

    private sealed record Key(string Optimizer, string DecayName, double DecayRate, int Interval, double LearningRate, double Beta, string Units, int InitialSeed, int BatchSize, int FirstOrder, DrawnPoints Points)
    {
        public UpdateRule Rule => Optimizer switch
        {
            "gd" => new GradientDescent(),
            "momentum" => new CourseMomentum(Beta),
            "adam" => new CourseAdam(),
            _ => throw new FormatException($"There is no optimizer '{Optimizer}' in the assignment."),
        };

        public Func<double, int, double>? Decay => DecayName switch
        {
            "schedule_lr_decay" => (rate, epoch) => LearningRateDecay.InIntervals(rate, epoch, DecayRate, Interval),
            "update_lr" => (rate, epoch) => LearningRateDecay.EveryEpoch(rate, epoch, DecayRate),
            _ => null,
        };

        public static Key Of(AssignmentCase course)
        {
            CourseRecipe recipe = course.Recipe;
            return new Key(recipe.Text("optimizer")!, recipe.Text("decay") ?? "", recipe.Number(1, "decay_rate"), (int)recipe.Number(1000, "interval"), recipe.Find("lr0", "lr")!.Value,
                recipe.Number(0.9, "beta"), string.Join('-', recipe.Units), recipe.After(@"init seed\((\d+)\)", 3), recipe.After(@"mini-batch (\d+)", 64),
                recipe.After(@"seed counter (\d+)", 11), recipe.Points[0]);
        }
    }
}
