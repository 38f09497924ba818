using System.Text.Json;
using NumSharp;
using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using Shape = Tensorflow.Shape;

namespace TfCourse.Course.Tests;

/// <summary>The course's test cases of single functions, as float64 graphs.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class CourseGraphCaseTests
{
    private static readonly string[] Names = ["W1", "b1", "W2", "b2"];

    [TestCase("w2.gd.old", "gradient-descent", 0.01, 0, 3)]
    [TestCase("w2.gd.new", "gradient-descent", 0.01, 0, 2)]
    [TestCase("w2.momentum.old", "momentum", 0.01, 0, 3)]
    [TestCase("w2.adam.update.2017", "adam-2017", 0.01, 1, 3)]
    [TestCase("w2.adam.update.v1b", "adam", 0.01, 1, 3)]
    [TestCase("w2.adam.update.new", "adam-new", 0.02, 1, 2)]
    public void One_update_gives_the_course_s_parameters(string id, string optimizer, double rate, int stepsBefore, int columns)
    {
        np.random.seed(1);
        (int, int)[] shapes = [(2, 3), (2, 1), (3, columns), (3, 1)];
        NDArray[] w = [.. shapes.Select(s => np.random.randn(s.Item1, s.Item2))], g = [.. shapes.Select(s => np.random.randn(s.Item1, s.Item2))];

        using Graph graph = new Graph().as_default();
        ResourceVariable[] variables = [.. w.Select((value, i) => tf.Variable(Constant(value), name: Names[i]))];

        // A cost whose gradient is the given one: Σ g·w.
        Tensor cost = tf.add_n([.. variables.Select((v, i) => tf.reduce_sum(Constant(g[i]) * (Tensor)v))]);
        Func<Tensor, IReadOnlyList<ResourceVariable>, Tensor, Operation> make = optimizer == "adam-new"
            ? (loss, all, alpha) => new CourseAdamOptimizer(0.8, 0.888, 1e-2).Minimize(loss, all, alpha)
            : OptimizerCatalogue.Find(optimizer).Step;
        Operation step = make(cost, variables, tf.constant(rate)), initialize = tf.global_variables_initializer();
        Operation? count = stepsBefore > 0 ? tf.global_variables().Single(v => v.Op.name.EndsWith("/t", StringComparison.Ordinal)).assign(tf.constant((double)stepsBefore)).op : null;
        using var session = new Session(graph);
        session.run(initialize);
        if (count is not null)
        {
            session.run(count);
        }

        session.run(step);
        JsonElement expected = CourseRunTests.Case(id).GetProperty("expected");
        for (int i = 0; i < Names.Length; i++)
        {
            double[] wanted = [.. expected.GetProperty(Names[i]).EnumerateArray().SelectMany(row => row.EnumerateArray().Select(v => v.GetDouble()))];
            Assert.That(session.run((Tensor)variables[i]).ToArray<double>(), Is.EqualTo(wanted).Within(1e-8), Names[i]);
        }
    }

    [Test]
    public void The_regularized_cost_is_the_course_s()
    {
        np.random.seed(1);
        NDArray[] weights = Draw();
        using Graph graph = new Graph().as_default();
        Tensor a = tf.constant(new[] { 0.40682402, 0.01629284, 0.16722898, 0.10118111, 0.40682402 }), y = tf.constant(new[] { 1.0, 1, 0, 1, 0 });
        Tensor crossEntropy = -tf.reduce_mean(y * tf.log(a) + (1.0 - y) * tf.log(1.0 - a));
        Tensor cost = crossEntropy + Penalties.L2([.. new[] { 0, 2, 4 }.Select(i => Constant(weights[i]))], tf.constant(0.1), tf.constant(5.0));
        using var session = new Session(graph);
        Assert.That((double)session.run(cost), Is.EqualTo(CourseRunTests.Case("w1.reg.cost").GetProperty("expected").GetDouble()).Within(1e-12));
    }

    [Test]
    public void Dropout_gives_the_course_s_activations()
    {
        np.random.seed(1);
        NDArray X = np.random.randn(3, 5);
        NDArray[] p = Draw();
        np.random.seed(1);
        using Graph graph = new Graph().as_default();
        Tensor[] uniform = [Constant(np.random.rand(2, 5)), Constant(np.random.rand(3, 5))];
        GraphLayer[] layers = [.. Enumerable.Range(0, 3).Select(l => new GraphLayer(Constant(p[2 * l]), Constant(p[(2 * l) + 1])))];
        GraphPass pass = GraphNetwork.Forward(Constant(X), layers, after: (a, l) => Penalties.Dropout(a, uniform[l - 1], tf.constant(0.7)));
        using var session = new Session(graph);
        JsonElement expected = CourseRunTests.Case("w1.dropout.forward").GetProperty("expected");
        JsonElement rows = expected.ValueKind == JsonValueKind.Object ? expected.GetProperty("A3") : expected;
        Assert.That(session.run(pass.AL).ToArray<double>(), Is.EqualTo(rows[0].EnumerateArray().Select(v => v.GetDouble())).Within(1e-8));
    }

    // W1(2,3) b1(2,1) W2(3,2) b2(3,1) W3(1,3) b3(1,1), in that order.
    private static NDArray[] Draw() => [.. new[] { (2, 3), (2, 1), (3, 2), (3, 1), (1, 3), (1, 1) }.Select(s => np.random.randn(s.Item1, s.Item2))];

    private static Tensor Constant(NDArray array) => tf.constant(array.ToArray<double>(), shape: new Shape(array.shape));
}
