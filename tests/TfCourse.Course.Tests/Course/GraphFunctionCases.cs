using System.Globalization;
using System.Text.Json;
using NumSharp;
using Tensorflow;
using TfCourse.Reference;
using TfCourse.TestKit;
using static Tensorflow.Binding;
using static TfCourse.Course.Tests.CourseGraphCaseTests;
using NDArray = NumSharp.NDArray;
using Shape = Tensorflow.Shape;

namespace TfCourse.Course.Tests;

/// <summary>Week 1 as graphs: initialization, regularization, dropout.</summary>
internal static class GraphFunctionCases
{
    internal static IReadOnlyDictionary<string, Action<AssignmentCase>> Checks { get; } = new Dictionary<string, Action<AssignmentCase>>
    {
        ["initialize_parameters_zeros"] = c => Start(c, draw => tf.zeros_like(draw)),
        ["initialize_parameters_random"] = c => Start(c, draw => (double)c.Recipe.After(@"randn\([^)]*\)\*(\d+)", 10) * draw),
        ["initialize_parameters_he"] = c => Start(c, WeightScales.He),
        ["compute_cost_with_regularization"] = RegularizedCost,
        ["backward_propagation_with_regularization"] = c => Backward(c, null, c.Recipe.Find("lambd")!.Value),
        ["forward_propagation_with_dropout"] = Dropout,
        ["backward_propagation_with_dropout"] = c => Backward(c, c.Recipe.Find("keep_prob"), 0),
    };

    private static void Start(AssignmentCase course, Func<Tensor, Tensor> scale)
    {
        int[] units = course.Recipe.Units;
        np.random.seed(course.Recipe.After(@"seed\((\d+)\)", 0));
        using Graph graph = new Graph().as_default();
        Dictionary<string, Tensor> parameters = [];
        for (int l = 1; l < units.Length; l++)
        {
            parameters[$"W{l}"] = scale(Constant(np.random.randn(units[l], units[l - 1])));
            parameters[$"b{l}"] = tf.constant(0.0, shape: new Shape(units[l], 1));
        }

        using var session = new Session(graph);
        Compare(course, name => parameters[name], session);
    }

    private static void RegularizedCost(AssignmentCase course)
    {
        (_, Parameters parameters, _) = CourseDraws.Of(course.Recipe);
        double[] labels = CourseDraws.Labels(course.Recipe).ToArray<double>();
        using Graph graph = new Graph().as_default();
        Tensor a = tf.constant(course.Recipe.Literal("A3")!), y = tf.constant(labels);
        Tensor crossEntropy = -tf.reduce_mean(y * tf.log(a) + (1.0 - y) * tf.log(1.0 - a));
        Tensor cost = crossEntropy + Penalties.L2(
            [.. Enumerable.Range(1, parameters.Layers).Select(l => Constant(parameters.W(l)))], tf.constant(course.Recipe.Find("lambd")!.Value), tf.constant((double)labels.Length));
        using var session = new Session(graph);
        Assert.That((double)session.run(cost), Is.EqualTo(course.Expected.GetDouble()).Within(Math.Max(course.Tolerance, 1e-12)));
    }

    private static void Dropout(AssignmentCase course)
    {
        (NDArray X, Parameters parameters) = CourseDraws.Network(course.Recipe);
        using Graph graph = new Graph().as_default();
        np.random.seed(course.Recipe.After(@"itself calls seed\((\d+)\)", 1));
        Tensor keep = tf.constant(course.Recipe.Find("keep_prob")!.Value);
        Tensor[] uniform = [.. Enumerable.Range(1, parameters.Layers - 1).Select(l => Constant(np.random.rand(parameters.W(l).shape[0], X.shape[1])))];
        GraphPass pass = GraphNetwork.Forward(Constant(X), Layers(parameters), after: (a, l) => Penalties.Dropout(a, uniform[l - 1], keep));
        using var session = new Session(graph);
        Compare(course, name => name[0] switch
        {
            'Z' => pass.Z[Layer(name) - 1],
            'A' => pass.A[Layer(name) - 1],
            _ => tf.cast(tf.less(uniform[Layer(name) - 1], keep), tf.float64),
        }, session);
    }

    // The course's dZl is that of the summed cost; dWl and dbl are those of the mean.
    private static void Backward(AssignmentCase course, double? keep, double lambda)
    {
        (NDArray X, Parameters parameters) = CourseDraws.Network(course.Recipe);
        NDArray Y = CourseDraws.Labels(course.Recipe);
        int m = (int)Y.shape[1];
        using Graph graph = new Graph().as_default();
        GraphLayer[] layers = course.Literals is { } table
            ? [.. Enumerable.Range(1, 9).TakeWhile(l => table.TryGetProperty($"W{l}", out _)).Select(l => new GraphLayer(Table(table, $"W{l}")!, Table(table, $"b{l}")!))]
            : Layers(parameters);
        List<Tensor> z = [], a = [];
        Tensor before = Constant(X);
        for (int l = 1; l <= layers.Length; l++)
        {
            // The value is the table's, where the case gives one, the gradient that of the layer.
            Tensor linear = As(tf.matmul(layers[l - 1].W, before) + layers[l - 1].b, l == layers.Length ? Logit(Table(course.Literals, $"A{l}")) : Table(course.Literals, $"Z{l}"));
            z.Add(linear);
            a.Add(l == layers.Length ? tf.sigmoid(linear) : tf.nn.relu(linear));
            before = a[^1];
            if (keep is { } kept && l < layers.Length)
                before = As(before * Table(course.Literals, $"D{l}")! / kept, Table(course.Literals, $"A{l}"));
            else
                before = As(before, l < layers.Length ? Table(course.Literals, $"A{l}") : null);
        }

        Tensor cost = GraphNetwork.Cost(new GraphPass(z, a), Constant(Y)) + Penalties.L2(layers.Select(l => l.W), tf.constant(lambda), tf.constant((double)m));
        using var session = new Session(graph);
        Compare(course, name => name[..2] switch
        {
            "dW" => tf.gradients(cost, layers[Layer(name) - 1].W)[0],
            "db" => tf.gradients(cost, layers[Layer(name) - 1].b)[0],
            "dZ" => (double)m * tf.gradients(cost, z[Layer(name) - 1])[0],
            _ => (double)m * tf.gradients(cost, a[Layer(name) - 1])[0],
        }, session);
    }

    private static Tensor As(Tensor computed, Tensor? value) => value is null ? computed : computed + tf.stop_gradient(value - computed);

    private static Tensor? Logit(Tensor? a) => a is null ? null : tf.log(a / (1.0 - a));

    private static Tensor? Table(JsonElement? table, string name)
    {
        if (table is not { } given || !given.TryGetProperty(name, out JsonElement values))
            return null;
        return tf.constant(Flat(values), shape: new Shape(values.GetArrayLength(), values[0].GetArrayLength()));
    }

    private static GraphLayer[] Layers(Parameters parameters)
        => [.. Enumerable.Range(1, parameters.Layers).Select(l => new GraphLayer(Constant(parameters.W(l)), Constant(parameters.b(l))))];

    private static int Layer(string name) => int.Parse(name.AsSpan().TrimStart("dWbZAD"), CultureInfo.InvariantCulture);
}
