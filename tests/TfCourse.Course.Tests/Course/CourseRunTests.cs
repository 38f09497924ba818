using System.Globalization;
using System.Text.Json;
using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Reference;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

/// <summary>The course's training runs, as float64 graphs: the printed costs to their digits, the accuracies exactly.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class CourseRunTests
{
    private static IEnumerable<TestCaseData> Optimizers => Runs("model of optimizer", c => c.Recipe.Count("epochs") > (c.Recipe.Text("optimizer") == "adam" ? 5000 : 1000));

    private static IEnumerable<TestCaseData> Networks => Runs("model of initialization", _ => false).Concat(Runs("model of regularization", _ => false));

    [TestCaseSource(nameof(Optimizers))]
    public void The_graph_prints_the_costs_of_the_optimizers(AssignmentCase course)
    {
        CourseRecipe recipe = course.Recipe;
        double rate = recipe.Find("lr0", "lr")!.Value, decay = recipe.Number(1, "decay_rate");
        int interval = (int)recipe.Number(1000, "interval"), seed = recipe.After(@"init seed\((\d+)\)", 3);

        // The course sets α after an epoch, from that epoch's number: epoch e trains with the rate of e − 1.
        Func<int, double> rates = recipe.Text("decay") switch
        {
            "schedule_lr_decay" => epoch => LearningRateDecay.InIntervals(rate, Math.Max(0, epoch - 1), decay, interval),
            "update_lr" => epoch => LearningRateDecay.EveryEpoch(rate, Math.Max(0, epoch - 1), decay),
            _ => _ => rate,
        };
        PlaneRun run = new PlaneTraining
        {
            Train = Generate(recipe.Points[0]),
            Start = Initialization.He(recipe.Units, seed),
            Step = recipe.Text("optimizer") switch
            {
                "momentum" => new CourseMomentumOptimizer(recipe.Number(0.9, "beta")).Minimize,
                "adam" => OptimizerCatalogue.Find("adam").Step,
                _ => OptimizerCatalogue.Find("gradient-descent").Step,
            },
            LearningRate = rates,
            Epochs = recipe.Count("epochs"),
            BatchSize = recipe.After(@"mini-batch (\d+)", 64),
            Seed = recipe.After(@"seed counter (\d+)", 11) - 1,
            Every = Every(course),
        }.Run();
        Compare(course, run, recipe.Says("LAST mini-batch") ? run.LastBatchCosts : run.Costs);
    }

    [TestCaseSource(nameof(Networks))]
    public void The_graph_prints_the_costs_of_initialization_and_regularization(AssignmentCase course)
    {
        CourseRecipe recipe = course.Recipe;
        int seed = recipe.After(@"init seed\((\d+)\)", recipe.Seed);
        PlaneRun run = new PlaneTraining
        {
            Train = Generate(recipe.Points[0]),
            Dev = Generate(recipe.Points[1]),
            Start = recipe.Text("initialization") switch
            {
                "zeros" => Initialization.Zeros(recipe.Units),
                "random" => Initialization.Random(recipe.Units, seed),
                "he" => Initialization.He(recipe.Units, seed),
                _ => Initialization.Xavier(recipe.Units, seed),
            },
            LearningRate = _ => recipe.Find("lr", "learning_rate")!.Value,
            Epochs = recipe.Count("iterations"),
            L2 = recipe.Number(0, "lambd"),
            KeepProb = recipe.Number(1, "keep_prob"),
            MaskSeed = 1,
            Every = Every(course),
        }.Run();
        Compare(course, run, run.Costs);
        Assert.That(run.DevAccuracy, Is.EqualTo(course.Expected.GetProperty("test_acc").GetDouble()).Within(1e-12));
    }

    private static IEnumerable<TestCaseData> Runs(string kind, Func<AssignmentCase, bool> isLong) => AssignmentCase.All.Where(c => c.Kind == kind).Select(c =>
    {
        TestCaseData test = new TestCaseData(c).SetArgDisplayNames(c.Id);
        return isLong(c) ? test.SetCategory("Long") : test;
    });

    private static PlanePoints Generate(DrawnPoints points) => points.Kind == "circles"
        ? Circles.Generate(points.Count, points.Noise, (uint)points.Seed)
        : Moons.Generate(points.Count, points.Noise, (uint)points.Seed);

    // Costs are kept every so many epochs: what divides all that are printed, but for the last epoch.
    private static int Every(AssignmentCase course) => Printed(course).Select(p => p.Epoch).Where(e => e > 0 && e % 10 == 0).Aggregate(0, Divisor) is > 0 and var every ? every : 1;

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);

    private static IEnumerable<(int Epoch, JsonElement Cost)> Printed(AssignmentCase course)
        => course.Expected.GetProperty("cost").EnumerateObject().Select(p => (int.Parse(p.Name, CultureInfo.InvariantCulture), p.Value));

    private static void Compare(AssignmentCase course, PlaneRun run, IReadOnlyList<double> costs)
    {
        foreach ((int epoch, JsonElement printed) in Printed(course))
        {
            // The notebook's cost of a saturated output is infinite; the graph's comes from logits and stays finite.
            if (printed.ValueKind == JsonValueKind.String)
                continue;
            double cost = costs[run.Epochs.ToList().IndexOf(epoch)], expected = printed.GetDouble();
            if (course.Tolerance == 1e-6)
                Assert.That(cost.ToString("F6", CultureInfo.InvariantCulture), Is.EqualTo(expected.ToString("F6", CultureInfo.InvariantCulture)), $"cost {epoch}");
            else
                Assert.That(cost, Is.EqualTo(expected).Within(Math.Max(course.Tolerance, 1e-9)), $"cost {epoch}");
        }

        Assert.That(run.TrainAccuracy, Is.EqualTo(course.Expected.GetProperty("train_acc").GetDouble()).Within(1e-12));
    }
}
