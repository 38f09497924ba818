using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>Week 1, "Initialization" and the runs of "Regularization", whose training is the same.</summary>
internal static class InitializationCases
{
    private static readonly Dictionary<string, Outcome> Runs = [];

    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["initialize_parameters_zeros"] = c => CompareStart(c, "zeros"),
        ["initialize_parameters_random"] = c => CompareStart(c, "random"),
        ["initialize_parameters_he"] = c => CompareStart(c, "he"),
        ["model of initialization"] = c => CompareRun(c, Start(c.Recipe, c.Recipe.Text("initialization")!, c.Recipe.Units)),
        ["model of regularization"] = c => CompareRun(c, Initialization.Xavier(c.Recipe.Units, Seed(c.Recipe))),
    };

    private static int Seed(CourseRecipe recipe) => recipe.After(@"init seed\((\d+)\)", recipe.After(@"seed\((\d+)\)", 0));

    private static Parameters Start(CourseRecipe recipe, string scheme, int[] units) => scheme switch
    {
        "zeros" => Initialization.Zeros(units),
        "random" => Initialization.Random(units, Seed(recipe), recipe.After(@"randn\([^)]*\)\*(\d+)", 10)),
        "he" => Initialization.He(units, Seed(recipe)),
        _ => throw new FormatException($"There is no initialization '{scheme}'."),
    };

    private static void CompareStart(AssignmentCase course, string scheme)
    {
        Parameters parameters = Start(course.Recipe, scheme, course.Recipe.Units);
        Assert.That(parameters.Names, Is.EqualTo(course.Expected.EnumerateObject().Select(p => p.Name)), "names, in order");
        CourseFile.Compare(course, name => parameters[name]);
    }

    private static void CompareRun(AssignmentCase course, Parameters start)
    {
        // Two versions of one run are computed once.
        string key = $"{course.Recipe.Text("initialization")} {course.Recipe}";
        Outcome outcome = Runs.TryGetValue(key, out Outcome? known) ? known : Runs[key] = Train(course.Recipe, start);
        CourseFile.CompareCosts(course, i => outcome.Costs[i]);
        Assert.That(outcome.TrainAccuracy, Is.EqualTo(course.Expected.GetProperty("train_acc").GetDouble()).Within(1e-15));
        Assert.That(outcome.TestAccuracy, Is.EqualTo(course.Expected.GetProperty("test_acc").GetDouble()).Within(1e-15));
    }

    private static Outcome Train(CourseRecipe recipe, Parameters start)
    {
        (NDArray X, NDArray Y)[] points = [.. recipe.Points.Select(CourseRun.Generate)];
        TrainingRun run = new FullBatchTraining
        {
            LearningRate = recipe.Find("lr", "learning_rate")!.Value,
            Iterations = recipe.Count("iterations"),
            Lambda = recipe.Number(0, "lambd"),
            Dropout = recipe.Find("keep_prob") is { } keep ? new Dropout(keep, seed: 1) : null,
        }.Run(points[0].X, points[0].Y, start);
        return new Outcome(run.Costs, CourseRun.Accuracy(run.Parameters, points[0]), CourseRun.Accuracy(run.Parameters, points[1]));
    }

    private sealed record Outcome(IReadOnlyList<double> Costs, double TrainAccuracy, double TestAccuracy);
}
