using System.Text.Json;
using NumSharp;

namespace TfCourse.Reference.Tests;

/// <summary>Week 1, "Initialization".</summary>
internal static class InitializationCases
{
    private static readonly Lazy<Outcome> RandomRun = new(() => Train(Initialization.Random([2, 10, 5, 1], seed: 3)));

    internal static IReadOnlyDictionary<string, Action<JsonElement>> Checks { get; } = new Dictionary<string, Action<JsonElement>>
    {
        ["w1.init.zeros.321"] = c => CompareStart(c, Initialization.Zeros(3, 2, 1)),
        ["w1.init.random.321"] = c => CompareStart(c, Initialization.Random([3, 2, 1], seed: 3)),
        ["w1.init.he.241"] = c => CompareStart(c, Initialization.He([2, 4, 1], seed: 3)),
        ["w1.init.model.zeros"] = c => CompareRun(c, Train(Initialization.Zeros(2, 10, 5, 1))),
        ["w1.init.model.he"] = c => CompareRun(c, Train(Initialization.He([2, 10, 5, 1], seed: 3))),
        ["w1.init.model.random"] = c => CompareRun(c, RandomRun.Value),
        ["w1.init.model.random.2017"] = c => CompareRun(c, RandomRun.Value),
    };

    private static void CompareStart(JsonElement courseCase, Parameters parameters)
    {
        Assert.That(parameters.Names, Is.EqualTo(courseCase.Expected().EnumerateObject().Select(p => p.Name)), "names, in order");
        CourseFile.Compare(courseCase, name => parameters[name]);
    }

    private static Outcome Train(Parameters parameters)
    {
        (NDArray trainX, NDArray trainY) = Points.Circles(1, 300, 0.05);
        (NDArray testX, NDArray testY) = Points.Circles(2, 100, 0.05);
        TrainingRun run = new FullBatchTraining { LearningRate = 0.01, Iterations = 15000 }.Run(trainX, trainY, parameters);
        return new Outcome(run.Costs, Accuracy(run.Parameters, trainX, trainY), Accuracy(run.Parameters, testX, testY));
    }

    private static double Accuracy(Parameters parameters, NDArray X, NDArray Y)
        => Prediction.Accuracy(Prediction.Binary(ForwardPropagation.Run(X, parameters).AL), Y);

    private static void CompareRun(JsonElement courseCase, Outcome outcome)
    {
        JsonElement expected = courseCase.Expected();
        foreach (JsonProperty cost in expected.GetProperty("cost").EnumerateObject())
        {
            double printed = cost.Value.ValueKind == JsonValueKind.String ? double.PositiveInfinity : cost.Value.GetDouble();
            Assert.That(outcome.Costs[CourseRun.Number(cost.Name)], Is.EqualTo(printed).Within(courseCase.Tolerance()), $"cost {cost.Name}");
        }

        Assert.That(outcome.TrainAccuracy, Is.EqualTo(expected.GetProperty("train_acc").GetDouble()).Within(1e-15));
        Assert.That(outcome.TestAccuracy, Is.EqualTo(expected.GetProperty("test_acc").GetDouble()).Within(1e-15));
    }

    private sealed record Outcome(IReadOnlyList<double> Costs, double TrainAccuracy, double TestAccuracy);
}
