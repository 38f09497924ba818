using System.Text.Json;
using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>Week 2, "Optimization methods": single updates, mini-batches, schedules; the old and the new test shapes.</summary>
internal static class UpdateCases
{
    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["update_parameters_with_gd"] = c => Step(c, new GradientDescent()),
        ["update_parameters_with_momentum"] = c => Step(c, new CourseMomentum(c.Recipe.Number(0.9, "beta"))),
        ["update_parameters_with_adam"] = c => Step(c, new CourseAdam(
            c.Recipe.Number(0.9, "beta1"), c.Recipe.Number(0.999, "beta2"), c.Recipe.Number(1e-8, "eps", "epsilon"),
            c.Recipe.Says("INSIDE the square root") ? AdamEpsilon.InsideRoot : AdamEpsilon.BesideRoot)),
        ["initialize_velocity"] = c => StartsAtZero(new CourseMomentum(), c),
        ["initialize_adam"] = c => StartsAtZero(new CourseAdam(), c),
        ["random_mini_batches"] = Batches,
        ["update_lr"] = c => Assert.That(LearningRateDecay.EveryEpoch(c.Recipe.Numbers[0], (int)c.Recipe.Numbers[1], c.Recipe.Numbers[2]), Is.EqualTo(c.Expected.GetDouble()).Within(c.Tolerance)),
        ["schedule_lr_decay"] = Schedule,
    };

    // One update; the names of slots are written v_dW1, s_db2, …
    private static void Step(AssignmentCase course, UpdateRule rule)
    {
        (_, Parameters parameters, Gradients gradients) = CourseDraws.Of(course.Recipe);
        Optimizer optimizer = new(rule, course.Recipe.Number(0.01, "lr", "learning_rate")) { Steps = (int)course.Recipe.Number(1, "t") - 1 };
        Parameters updated = optimizer.Step(parameters, gradients);
        Assert.That(updated.Names, Is.EqualTo(parameters.Names));
        CourseFile.Compare(course, name => name[1] == '_' ? optimizer.SlotsOf(name[3..])[name[..1]] : updated[name]);
    }

    private static void StartsAtZero(UpdateRule rule, AssignmentCase course)
    {
        Parameters parameters = new();
        foreach (DrawnArray array in course.Recipe.Arrays)
            parameters[array.Name] = np.ones((array.Rows, array.Columns));
        Optimizer optimizer = new(rule, 0.01);
        optimizer.Initialize(parameters);
        foreach (string name in parameters.Names)
        {
            SlotValues slots = optimizer.SlotsOf(name);
            Assert.That(slots.Names, Has.Count.EqualTo(rule.Slots.Count).And.Not.Empty);
            long[] shape = course.Expected.TryGetProperty($"d{name}_shape", out JsonElement recorded)
                ? recorded.Deserialize<long[]>()! : parameters[name].shape;
            Assert.That(slots.Names.Select(slot => slots[slot].shape), Is.All.EqualTo(shape));
            Assert.That(slots.Names.SelectMany(slot => slots[slot].ToArray<double>()), Is.All.EqualTo(0.0));
        }
    }

    private static void Batches(AssignmentCase course)
    {
        CourseRecipe recipe = course.Recipe;
        np.random.seed(recipe.After(@"seed\((\d+)\)", 1));
        (int n, int m) = Size(recipe);
        NDArray X = recipe.Says("X[i,j]") ? np.arange((double)n).reshape(n, 1) + n * np.arange((double)m).reshape(1, m) : np.random.randn(n, m);
        NDArray Y = (np.random.randn(1, m) < 0.5).astype(np.float64);
        IReadOnlyList<(NDArray X, NDArray Y)> batches = MiniBatches.Random(X, Y, recipe.After(@"size (\d+)", 64), recipe.After(@"(?:default seed|size \d+, seed) (\d+)", 0));
        foreach (JsonProperty expected in course.Expected.EnumerateObject())
        {
            switch (expected.Name)
            {
                case "shapes_X":
                    Assert.That(batches.Select(b => b.X.shape), Is.EqualTo(expected.Value.Deserialize<long[][]>()));
                    break;
                case "shapes_Y":
                    Assert.That(batches.Select(b => b.Y.shape), Is.EqualTo(expected.Value.Deserialize<long[][]>()));
                    break;
                case "n_batches":
                    Assert.That(batches, Has.Count.EqualTo(expected.Value.GetInt32()));
                    break;
                default:
                    NDArray row = expected.Name.Contains("lastmb", StringComparison.Ordinal) ? batches[^1].X["-1, 0:3"] : batches[0].X["0, 0:3"];
                    CourseFile.Compare(expected.Value.Array(), row, Math.Max(course.Tolerance, 1e-8), expected.Name);
                    break;
            }
        }

        if (course.Recomputed is { } full && full.TryGetProperty("permutation_first8", out JsonElement order))
            Assert.That((double)batches[0].Y[0, 0], Is.EqualTo((double)Y[0, order[0].GetInt32()]), "labels go with their examples");
    }

    private static (int Rows, int Columns) Size(CourseRecipe recipe)
        => recipe.Arrays.FirstOrDefault(array => array.Name is "X") is { } drawn ? (drawn.Rows, drawn.Columns) : ((int)recipe.Tuples[0][0], (int)recipe.Tuples[0][1]);

    // By the epochs of the printed object, or by tuples of α₀, epoch, decay rate and interval.
    private static void Schedule(AssignmentCase course)
    {
        if (course.Expected.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty rate in course.Expected.EnumerateObject())
                Assert.That(LearningRateDecay.InIntervals(course.Recipe.Find("lr0")!.Value, CourseRun.Number(rate.Name), course.Recipe.Find("decay")!.Value, (int)course.Recipe.Number(1000, "interval")),
                    Is.EqualTo(rate.Value.GetDouble()).Within(course.Tolerance));
            return;
        }

        Assert.That(course.Recipe.Tuples.Select(t => LearningRateDecay.InIntervals(t[0], (int)t[1], t[2], t.Length > 3 ? (int)t[3] : 1000)),
            Is.EqualTo(course.Expected.Deserialize<double[]>()).Within(course.Tolerance));
    }
}
