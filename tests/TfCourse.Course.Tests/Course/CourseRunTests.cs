using System.Globalization;
using System.Text.Json;
using TfCourse.Datasets;
using TfCourse.Reference;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

/// <summary>The course's training runs, as float64 graphs: the printed costs to their six digits, the accuracies exactly.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class CourseRunTests
{
    private static readonly Dictionary<string, JsonElement> Cases = Read();

    [TestCase("w2.model.adam.2021", "adam", 5000)]
    [TestCase("w2.model.gd.2021", "gradient-descent", 5000, Category = "Long")]
    [TestCase("w2.model.momentum.2021", "momentum", 5000, Category = "Long")]
    [TestCase("w2.model.gd.v1b", "gradient-descent", 10_000, Category = "Long")]
    [TestCase("w2.model.momentum.v1b", "momentum", 10_000, Category = "Long")]
    [TestCase("w2.model.adam.v1b", "adam", 10_000, Category = "Long")]
    public void The_graph_prints_the_course_s_costs(string id, string optimizer, int epochs)
        => Compare(id, Train(epochs, _ => 0.0007, optimizer));

    // The course sets α after an epoch, from that epoch's number: epoch e trains with the rate of e − 1.
    [TestCase("w2.model.gd.sched", Category = "Long")]
    public void The_graph_prints_the_costs_under_decay(string id)
        => Compare(id, Train(5000, epoch => epoch == 0 ? 0.1 : LearningRateDecay.InIntervals(0.1, epoch - 1, 1), "gradient-descent"));

    private static PlaneRun Train(int epochs, Func<int, double> rate, string optimizer) => new PlaneTraining
    {
        Train = Moons.Generate(300, 0.2, 3),
        Start = Initialization.He([2, 5, 2, 1], 3),
        Step = OptimizerCatalogue.Find(optimizer).Step,
        LearningRate = rate,
        Epochs = epochs,
        BatchSize = 64,
        Every = 1000,
    }.Run();

    private static void Compare(string id, PlaneRun run)
    {
        JsonElement expected = Cases[id].GetProperty("expected");
        foreach (JsonProperty cost in expected.GetProperty("cost").EnumerateObject())
        {
            int at = run.Epochs.ToList().IndexOf(double.Parse(cost.Name, CultureInfo.InvariantCulture));
            Assert.That(run.Costs[at].ToString("F6", CultureInfo.InvariantCulture), Is.EqualTo(cost.Value.GetDouble().ToString("F6", CultureInfo.InvariantCulture)), $"cost {cost.Name}");
        }

        Assert.That(run.TrainAccuracy, Is.EqualTo(expected.GetProperty("train_acc").GetDouble()).Within(1e-12));
    }

    private static Dictionary<string, JsonElement> Read()
    {
        using FileStream file = File.OpenRead(Repository.PathOf("tests/golden/course_expected.json"));
        return JsonSerializer.Deserialize<JsonElement[]>(file)!.ToDictionary(c => c.GetProperty("id").GetString()!);
    }

    internal static JsonElement Case(string id) => Cases[id];
}
