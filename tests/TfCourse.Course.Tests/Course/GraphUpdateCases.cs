using System.Globalization;
using System.Text.Json;
using NumSharp;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.Reference;
using TfCourse.TestKit;
using static Tensorflow.Binding;
using static TfCourse.Course.Tests.CourseGraphCaseTests;
using NDArray = NumSharp.NDArray;
using Shape = Tensorflow.Shape;

namespace TfCourse.Course.Tests;

/// <summary>Week 2 as graphs: single updates, slots, mini-batches, schedules.</summary>
internal static class GraphUpdateCases
{
    private delegate Operation Step(Tensor loss, IReadOnlyList<ResourceVariable> variables, Tensor alpha);

    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["update_parameters_with_gd"] = c => Update(c, (loss, variables, alpha) => OptimizerCatalogue.Find("gradient-descent").Step(loss, variables, alpha)),
        ["update_parameters_with_momentum"] = c => Update(c, Momentum(c.Recipe).Minimize),
        ["update_parameters_with_adam"] = c => Update(c, Adam(c.Recipe).Minimize),
        ["initialize_velocity"] = c => Slots(c, Momentum(c.Recipe), "CourseMomentum_v"),
        ["initialize_adam"] = c => Slots(c, Adam(c.Recipe), "CourseAdam_v", "CourseAdam_s"),
        ["random_mini_batches"] = Batches,
        ["update_lr"] = c => Rates(c, [c.Recipe.Numbers[1]], c.Recipe.Numbers[0], (rate, epoch) => Schedules.EveryEpoch(rate, epoch, c.Recipe.Numbers[2])),
        ["schedule_lr_decay"] = Schedule,
    };

    private static CourseMomentumOptimizer Momentum(CourseRecipe recipe) => new(recipe.Number(0.9, "beta"));

    private static CourseAdamOptimizer Adam(CourseRecipe recipe) => new(
        recipe.Number(0.9, "beta1"), recipe.Number(0.999, "beta2"), recipe.Number(1e-8, "eps", "epsilon"),
        recipe.Says("INSIDE the square root") ? AdamEpsilon.InsideRoot : AdamEpsilon.BesideRoot);

    private static void Update(AssignmentCase course, Step make)
    {
        (_, Parameters parameters, Gradients gradients) = CourseDraws.Of(course.Recipe);
        using Graph graph = new Graph().as_default();
        ResourceVariable[] variables = Variables(parameters);

        // A cost whose gradient is the given one: Σ g·w.
        Tensor cost = tf.add_n([.. variables.Select(v => tf.reduce_sum(Constant(gradients["d" + v.Op.name]) * (Tensor)v))]);
        Operation step = make(cost, variables, tf.constant(course.Recipe.Number(0.01, "lr", "learning_rate"))), initialize = tf.global_variables_initializer();
        IVariableV1[] all = tf.global_variables();
        Operation? count = all.SingleOrDefault(v => v.Op.name.EndsWith("/t", StringComparison.Ordinal))?.assign(tf.constant(course.Recipe.Number(1, "t") - 1)).op;
        using var session = new Session(graph);
        session.run(initialize);
        if (count is not null)
            session.run(count);
        session.run(step);
        Compare(course, name => name[1] == '_' ? Slot(all, name[3..], name[0]).AsTensor() : all.Single(v => v.Op.name == name).AsTensor(), session);
    }

    // The names of slots are printed as v_dW1, s_db2, ….
    private static IVariableV1 Slot(IVariableV1[] all, string parameter, char slot)
        => all.Single(v => v.Op.name.StartsWith(parameter + "/", StringComparison.Ordinal) && v.Op.name.EndsWith("_" + slot, StringComparison.Ordinal));

    private static void Slots(AssignmentCase course, ComposedOptimizer optimizer, params string[] names)
    {
        Parameters parameters = new();
        foreach (DrawnArray array in course.Recipe.Arrays)
            parameters[array.Name] = np.ones((array.Rows, array.Columns));
        using Graph graph = new Graph().as_default();
        ResourceVariable[] variables = Variables(parameters);
        optimizer.Minimize(tf.add_n([.. variables.Select(v => tf.reduce_sum((Tensor)v))]), variables, tf.constant(0.01));
        Operation initialize = tf.global_variables_initializer();
        IVariableV1[] all = tf.global_variables();
        using var session = new Session(graph);
        session.run(initialize);
        foreach ((string parameter, string slot) in parameters.Names.SelectMany(p => names.Select(s => (p, s))))
        {
            Tensorflow.NumPy.NDArray value = session.run(all.Single(v => v.Op.name == $"{parameter}/{slot}").AsTensor());
            long[] shape = course.Expected.TryGetProperty($"d{parameter}_shape", out JsonElement recorded) ? recorded.Deserialize<long[]>()! : parameters[parameter].shape;
            Assert.That(value.dims, Is.EqualTo(shape), parameter);
            Assert.That(value.ToArray<double>(), Is.All.EqualTo(0.0), parameter);
        }
    }

    private static void Batches(AssignmentCase course)
    {
        CourseRecipe recipe = course.Recipe;
        np.random.seed(recipe.Seed);
        (int n, int m) = recipe.Arrays.FirstOrDefault(array => array.Name is "X") is { } drawn ? (drawn.Rows, drawn.Columns) : ((int)recipe.Tuples[0][0], (int)recipe.Tuples[0][1]);
        NDArray X = recipe.Says("X[i,j]") ? np.arange((double)n).reshape(n, 1) + n * np.arange((double)m).reshape(1, m) : np.random.randn(n, m);
        int size = recipe.After(@"size (\d+)", 64);
        np.random.seed(recipe.After(@"(?:default seed|size \d+, seed) (\d+)", 0));
        int[] order = [.. np.random.permutation(m).ToArray<long>().Select(i => (int)i)];
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float64, (n, m)), permutation = tf.constant(order);
        Tensor[] batches = [.. Enumerable.Range(0, (m + size - 1) / size).Select(t => MiniBatchConcept.Batch(x, permutation, t * size, Math.Min(size, m - (t * size))))];
        using var session = new Session(graph);
        Tensorflow.NumPy.NDArray[] values = session.run(batches, new FeedItem(x, new HostTensor(DataType.DtDouble, [n, m], X.ToArray<double>())));
        foreach (JsonProperty expected in course.Expected.EnumerateObject())
        {
            switch (expected.Name)
            {
                case "shapes_X":
                    Assert.That(values.Select(v => v.dims), Is.EqualTo(expected.Value.Deserialize<long[][]>()));
                    break;
                case "shapes_Y":
                    Assert.That(values.Select(v => new[] { 1, v.dims[1] }), Is.EqualTo(expected.Value.Deserialize<long[][]>()));
                    break;
                case "n_batches":
                    Assert.That(values, Has.Length.EqualTo(expected.Value.GetInt32()));
                    break;
                default:
                    double[] batch = (expected.Name.Contains("lastmb", StringComparison.Ordinal) ? values[^1] : values[0]).ToArray<double>();
                    double[] row = expected.Name.Contains("lastmb", StringComparison.Ordinal) ? batch[^(int)values[^1].dims[1]..][..3] : batch[..3];
                    Assert.That(row, Is.EqualTo(Flat(expected.Value)).Within(1e-8), expected.Name);
                    break;
            }
        }
    }

    private static void Schedule(AssignmentCase course)
    {
        CourseRecipe recipe = course.Recipe;
        if (course.Expected.ValueKind == JsonValueKind.Object)
        {
            Rates(course, [.. course.Expected.EnumerateObject().Select(p => double.Parse(p.Name, CultureInfo.InvariantCulture))], recipe.Find("lr0")!.Value,
                (rate, epoch) => Schedules.InIntervals(rate, epoch, recipe.Find("decay")!.Value, (int)recipe.Number(1000, "interval")));
            return;
        }

        double[] expected = Flat(course.Expected);
        foreach ((double[] t, double rate) in recipe.Tuples.Zip(expected))
            Assert.That(Rates([t[1]], t[0], (alpha, epoch) => Schedules.InIntervals(alpha, epoch, t[2], t.Length > 3 ? (int)t[3] : 1000))[0], Is.EqualTo(rate).Within(course.Tolerance));
    }

    private static void Rates(AssignmentCase course, double[] epochs, double rate, Func<Tensor, Tensor, Tensor> schedule)
    {
        double[] expected = course.Expected.ValueKind == JsonValueKind.Object ? [.. course.Expected.EnumerateObject().Select(p => p.Value.GetDouble())] : Flat(course.Expected);
        Assert.That(Rates(epochs, rate, schedule), Is.EqualTo(expected).Within(course.Tolerance));
    }

    private static double[] Rates(double[] epochs, double rate, Func<Tensor, Tensor, Tensor> schedule)
    {
        using Graph graph = new Graph().as_default();
        Tensor rates = schedule(tf.constant(rate), tf.constant(epochs));
        using var session = new Session(graph);
        return session.run(rates).ToArray<double>();
    }

    private static ResourceVariable[] Variables(Parameters parameters) => [.. parameters.Names.Select(name => tf.Variable(Constant(parameters[name]), name: name))];
}
