using System.Text.Json;
using NumSharp;

namespace TfCourse.Reference.Tests;

/// <summary>Week 2, "Optimization methods": single updates, mini-batches, schedules; the old and the new test shapes.</summary>
internal static class UpdateCases
{
    private static readonly (int, int)[] Old = [(2, 3), (2, 1), (3, 3), (3, 1)], New = [(2, 3), (2, 1), (3, 2), (3, 1)];
    private static readonly (int, int)[] NewVelocity = [(3, 2), (3, 1), (3, 3), (3, 1)];

    internal static IReadOnlyDictionary<string, Action<JsonElement>> Checks { get; } = new Dictionary<string, Action<JsonElement>>
    {
        ["w2.gd.old"] = c => Step(c, Old, new GradientDescent(), 0.01, 0),
        ["w2.gd.new"] = c => Step(c, New, new GradientDescent(), 0.01, 0),
        ["w2.velocity.old"] = c => StartsAtZero(new CourseMomentum(), Old, c),
        ["w2.velocity.new"] = c => StartsAtZero(new CourseMomentum(), NewVelocity, c),
        ["w2.momentum.old"] = c => Step(c, Old, new CourseMomentum(0.9), 0.01, 0),
        ["w2.adam.init.old"] = c => StartsAtZero(new CourseAdam(), Old, c),
        ["w2.adam.init.new"] = c => StartsAtZero(new CourseAdam(), New, c),
        ["w2.adam.update.2017"] = c => Step(c, Old, new CourseAdam(place: AdamEpsilon.InsideRoot), 0.01, 1),
        ["w2.adam.update.v1b"] = c => Step(c, Old, new CourseAdam(), 0.01, 1),
        ["w2.adam.update.new"] = c => Step(c, New, new CourseAdam(0.8, 0.888, 1e-2), 0.02, 1),
        ["w2.minibatch.148"] = MiniBatchesOf148,
        ["w2.minibatch.int"] = MiniBatchesOfIntegers,
        ["w2.update_lr"] = c => Assert.That(LearningRateDecay.EveryEpoch(0.5, 2, 1), Is.EqualTo(c.Expected().GetDouble()).Within(c.Tolerance())),
        ["w2.schedule_lr.main"] = ScheduleMain,
        ["w2.schedule_lr.public"] = SchedulePublic,
    };

    // One update; the names of slots are written v_dW1, s_db2, …
    private static void Step(JsonElement courseCase, (int, int)[] shapes, UpdateRule rule, double learningRate, int stepsBefore)
    {
        np.random.seed(1);
        Parameters parameters = new();
        foreach ((string name, (int rows, int columns)) in Names.Zip(shapes))
            parameters[name] = np.random.randn(rows, columns);
        Gradients gradients = new();
        foreach ((string name, (int rows, int columns)) in Names.Zip(shapes))
            gradients[Gradients.NameOf(name)] = np.random.randn(rows, columns);

        Optimizer optimizer = new(rule, learningRate) { Steps = stepsBefore };
        Parameters updated = optimizer.Step(parameters, gradients);

        Assert.That(updated.Names, Is.EqualTo(Names));
        CourseFile.Compare(courseCase, name => name[1] == '_' ? optimizer.SlotsOf(name[3..])[name[..1]] : updated[name]);
    }

    private static readonly string[] Names = ["W1", "b1", "W2", "b2"];

    private static void StartsAtZero(UpdateRule rule, (int, int)[] shapes, JsonElement courseCase)
    {
        Parameters parameters = new();
        foreach ((string name, (int rows, int columns)) in Names.Zip(shapes))
            parameters[name] = np.random.randn(rows, columns);

        Optimizer optimizer = new(rule, 0.01);
        optimizer.Initialize(parameters);

        foreach (string name in Names)
        {
            SlotValues slots = optimizer.SlotsOf(name);
            Assert.That(slots.Names, Has.Count.EqualTo(rule.Slots.Count).And.Not.Empty);
            long[] shape = courseCase.Expected().TryGetProperty($"d{name}_shape", out JsonElement recorded)
                ? recorded.Deserialize<long[]>()! : parameters[name].shape;
            Assert.That(slots.Names.Select(slot => slots[slot].shape), Is.All.EqualTo(shape));
            Assert.That(slots.Names.SelectMany(slot => slots[slot].ToArray<double>()), Is.All.EqualTo(0.0));
        }
    }

    private static void MiniBatchesOf148(JsonElement courseCase)
    {
        np.random.seed(1);
        NDArray X = np.random.randn(12288, 148), Y = (np.random.randn(1, 148) < 0.5).astype(np.float64);

        IReadOnlyList<(NDArray X, NDArray Y)> batches = MiniBatches.Random(X, Y);

        JsonElement expected = courseCase.Expected();
        Assert.That(batches.Select(b => b.X.shape), Is.EqualTo(expected.GetProperty("shapes_X").Deserialize<long[][]>()));
        Assert.That(batches.Select(b => b.Y.shape), Is.EqualTo(expected.GetProperty("shapes_Y").Deserialize<long[][]>()));
        CourseFile.Compare(expected.GetProperty("X_mb0_row0_first3").Array(), batches[0].X[0]["0:3"], 1e-8, "first row");
        int first = courseCase.GetProperty("recomputed").GetProperty("permutation_first8")[0].GetInt32();
        Assert.That((double)batches[0].Y[0, 0], Is.EqualTo((double)Y[0, first]), "labels go with their examples");
    }

    private static void MiniBatchesOfIntegers(JsonElement courseCase)
    {
        NDArray X = np.arange(12288.0).reshape(12288, 1) + 12288.0 * np.arange(148.0).reshape(1, 148);
        np.random.seed(1);
        NDArray Y = (np.random.randn(1, 148) < 0.5).astype(np.float64);

        IReadOnlyList<(NDArray X, NDArray Y)> batches = MiniBatches.Random(X, Y, 64, seed: 0);

        JsonElement expected = courseCase.Expected();
        Assert.That(batches, Has.Count.EqualTo(expected.GetProperty("n_batches").GetInt32()));
        CourseFile.Compare(expected.GetProperty("mb0_X_row0_first3").Array(), batches[0].X["0, 0:3"], 0, "first row");
        CourseFile.Compare(expected.GetProperty("lastmb_X_lastrow_first3").Array(), batches[^1].X["-1, 0:3"], 0, "last row");
    }

    private static void ScheduleMain(JsonElement courseCase)
    {
        foreach (JsonProperty rate in courseCase.Expected().EnumerateObject())
            Assert.That(LearningRateDecay.InIntervals(0.5, CourseRun.Number(rate.Name), 0.3, 100), Is.EqualTo(rate.Value.GetDouble()).Within(courseCase.Tolerance()));
    }

    private static void SchedulePublic(JsonElement courseCase)
    {
        double[] rates =
        [
            LearningRateDecay.InIntervals(0.5, 100, 1, 100), LearningRateDecay.InIntervals(0.5, 10, 1, 100),
            LearningRateDecay.InIntervals(0.3, 1000, 0.25, 100), LearningRateDecay.InIntervals(0.3, 100, 0.25, 100),
        ];

        Assert.That(rates, Is.EqualTo(courseCase.Expected().Deserialize<double[]>()).Within(courseCase.Tolerance()));
    }
}
