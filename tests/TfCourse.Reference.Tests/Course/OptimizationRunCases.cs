using System.Text.Json;
using NumSharp;

namespace TfCourse.Reference.Tests;

/// <summary>Week 2, "Optimization methods": the runs on the two moons. A run of 5,000 epochs goes on to 10,000.</summary>
internal static class OptimizationRunCases
{
    private static readonly (NDArray X, NDArray Y) Moons = Points.Moons(3, 300, 0.2);

    private static readonly Lazy<(Leg Half, Leg Whole)>
        Descent = new(() => Train(new GradientDescent())),
        Momentum = new(() => Train(new CourseMomentum(0.9))),
        Adam = new(() => Train(new CourseAdam()));

    internal static IReadOnlyDictionary<string, Action<JsonElement>> Checks { get; } = new Dictionary<string, Action<JsonElement>>
    {
        ["w2.model.gd.2017"] = c => Compare(c, Descent.Value.Whole, Descent.Value.Whole.LastBatchCosts),
        ["w2.model.gd.v1b"] = c => Compare(c, Descent.Value.Whole, Descent.Value.Whole.Costs),
        ["w2.model.gd.2021"] = c => Compare(c, Descent.Value.Half, Descent.Value.Half.Costs),
        ["w2.model.momentum.v1b"] = c => Compare(c, Momentum.Value.Whole, Momentum.Value.Whole.Costs),
        ["w2.model.momentum.2021"] = c => Compare(c, Momentum.Value.Half, Momentum.Value.Half.Costs),
        ["w2.model.adam.v1b"] = c => Compare(c, Adam.Value.Whole, Adam.Value.Whole.Costs),
        ["w2.model.adam.2021"] = c => Compare(c, Adam.Value.Half, Adam.Value.Half.Costs),
        ["w2.model.gd.sched"] = Scheduled,
    };

    private static (Leg Half, Leg Whole) Train(UpdateRule rule)
    {
        Optimizer optimizer = new(rule, 0.0007);
        MiniBatchRun first = new MiniBatchTraining { Optimizer = optimizer, Epochs = 5000 }
            .Run(Moons.X, Moons.Y, Initialization.He([2, 5, 2, 1], seed: 3));
        MiniBatchRun second = new MiniBatchTraining { Optimizer = optimizer, Epochs = 5000, Seed = 5010 }
            .Run(Moons.X, Moons.Y, first.Parameters);
        return (new Leg(first.Costs, first.LastBatchCosts, Accuracy(first.Parameters)),
            new Leg([.. first.Costs, .. second.Costs], [.. first.LastBatchCosts, .. second.LastBatchCosts], Accuracy(second.Parameters)));
    }

    private static void Scheduled(JsonElement courseCase)
    {
        MiniBatchRun run = new MiniBatchTraining
        {
            Optimizer = new Optimizer(new GradientDescent(), 0.1),
            Epochs = 5000,
            Decay = (rate, epoch) => LearningRateDecay.InIntervals(rate, epoch, decayRate: 1),
        }.Run(Moons.X, Moons.Y, Initialization.He([2, 5, 2, 1], seed: 3));

        Compare(courseCase, new Leg(run.Costs, run.LastBatchCosts, Accuracy(run.Parameters)), run.Costs);
        foreach (JsonProperty rate in courseCase.Expected().GetProperty("lr").EnumerateObject())
            Assert.That(CourseRun.SixDigits(run.LearningRates[CourseRun.Number(rate.Name)]), Is.EqualTo(CourseRun.SixDigits(rate.Value.GetDouble())));
    }

    private static double Accuracy(Parameters parameters)
        => Prediction.Accuracy(Prediction.Binary(ForwardPropagation.Run(Moons.X, parameters).AL), Moons.Y);

    private static void Compare(JsonElement courseCase, Leg leg, IReadOnlyList<double> costs)
    {
        JsonElement expected = courseCase.Expected();
        foreach (JsonProperty cost in expected.GetProperty("cost").EnumerateObject())
            Assert.That(CourseRun.SixDigits(costs[CourseRun.Number(cost.Name)]), Is.EqualTo(CourseRun.SixDigits(cost.Value.GetDouble())), $"cost {cost.Name}");
        Assert.That(leg.Accuracy, Is.EqualTo(expected.GetProperty("train_acc").GetDouble()).Within(1e-12));
    }

    private sealed record Leg(IReadOnlyList<double> Costs, IReadOnlyList<double> LastBatchCosts, double Accuracy);
}
