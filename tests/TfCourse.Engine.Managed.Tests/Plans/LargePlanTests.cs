using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>What a plan costs to compile grows as the graph does, whatever its shape, and its nodes are still joined.</summary>
[TestFixture]
public sealed class LargePlanTests
{
    private const int Small = 1500, Times = 4, Large = 100_000;

    // What searches may look at: as much for each node, and something for all.
    private const double WorkPerNode = 24, WorkAtFirst = 110_000;

    private static Tensor Chain(Tensor x, int size, Func<Tensor, int, Tensor> step)
    {
        Tensor y = x;
        for (int i = 0; i < size; i++)
        {
            y = step(y, i);
        }

        return y;
    }

    private static Tensor CommonOperand(Tensor x, int size) => Chain(x, size, (y, _) => tf.multiply(x, y));

    // The operand is computed by a node that is itself element-wise.
    private static Tensor CommonNode(Tensor x, int size)
    {
        Tensor z = tf.tanh(x);
        return Chain(x, size, (y, _) => tf.multiply(z, y));
    }

    // A third of it are the nodes of the chain; the others go through it backwards.
    private static Tensor Gradients(Tensor x, int size)
    {
        Tensor z = tf.tanh(x);
        return tf.gradients(Chain(x, size / 4, (y, i) => i % 8 == 7 ? tf.tanh(y) : tf.multiply(z, y)), x)[0];
    }

    private static Tensor FanOut(Tensor x, int size)
    {
        Tensor z = tf.exp(x);
        return tf.add_n([.. Enumerable.Range(0, size).Select(i => i % 2 == 0 ? tf.tanh(z) + i : tf.sigmoid(z) * i)]);
    }

    private static Tensor Diamonds(Tensor x, int size) => Chain(x, size / 3, (y, _) => tf.tanh(y) + tf.sigmoid(y));

    // Ways lead out of the groups, through products, and back.
    private static Tensor Ladders(Tensor x, int size) => Chain(x, size / 5, (y, _) => tf.tanh(y) + tf.matmul(tf.sigmoid(y), tf.exp(x)));

    private static Tensor Constants(Tensor x, int size) => Chain(x, size / 2, (y, i) => y + (0.5f + i));

    // Each is used beside the next one, so that each has to be found from its users.
    private static Tensor Identities(Tensor x, int size)
    {
        var all = new List<Tensor>();
        Tensor y = x;
        for (int i = 0; i < size / 2; i++)
        {
            y = tf.identity(y);
            all.Add(tf.tanh(y));
        }

        return tf.add_n([.. all]);
    }

    private static IEnumerable<TestCaseData> Shapes()
    {
        static TestCaseData Case(Func<Tensor, int, Tensor> build, int joined) => new TestCaseData(build, joined).SetArgDisplayNames(build.Method.Name);
        yield return Case(CommonOperand, 40);
        yield return Case(CommonNode, 40);
        yield return Case(Gradients, 8);
        yield return Case(FanOut, 1);
        yield return Case(Diamonds, 30);
        yield return Case(Ladders, 1);
        yield return Case(Constants, 30);
        yield return Case(Identities, 1);
    }

    private static (double Nodes, Plan Plan, double Microseconds) Compile(Func<Tensor, int, Tensor> build, int size)
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, new Shape(2, 2)), y = build(x, size);
        using var session = new PlannedSession(graph);
        session.Session.run(y, (x, new float[,] { { 0.1f, 0.2f }, { 0.3f, 0.4f } }));
        return (graph.version, session.Plan, session.Microseconds);
    }

    [TestCaseSource(nameof(Shapes))]
    public void Work_grows_as_the_graph_does(Func<Tensor, int, Tensor> build, int joined)
    {
        (double few, Plan little, _) = Compile(build, Small);
        (double many, Plan much, _) = Compile(build, Small * Times);
        TestContext.Out.WriteLine(FormattableString.Invariant($"{few} nodes: {little.Work} looked at, {little.Steps.Length} steps; {many} nodes: {much.Work} looked at, {much.Steps.Length} steps"));
        Assert.That(little.Work, Is.LessThan(WorkAtFirst + (WorkPerNode * few)));
        Assert.That(much.Work, Is.LessThan(WorkAtFirst + (WorkPerNode * many)));
        Assert.That(little.Steps.Sum(s => s.Fusion?.Members.Length ?? 1) / (double)little.Steps.Length, Is.GreaterThanOrEqualTo(joined), "nodes a step");
    }

    [TestCaseSource(nameof(Shapes))]
    public void Values_are_those_of_nodes_run_one_by_one(Func<Tensor, int, Tensor> build, int joined)
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, new Shape(2, 2)), y = build(x, 200);
        var feed = new FeedItem(x, new NDArray(new float[,] { { 0.1f, 0.2f }, { 0.3f, 0.4f } }));
        using PlannedSession on = new(graph), off = new(graph, [.. PlanPasses.Names]);
        Assert.That(on.Session.run(y, feed).ToArray<float>(), Is.EqualTo(off.Session.run(y, feed).ToArray<float>()));
        Assert.That(on.Plan.Steps, Has.Length.LessThan(off.Plan.Steps.Length));
        Assert.That(joined, Is.Positive);
    }

    [TestCaseSource(nameof(Shapes))]
    [Category("Speed")]
    public void A_plan_of_100_000_nodes_takes_less_than_5_microseconds_a_node(Func<Tensor, int, Tensor> build, int joined)
    {
        double least = double.MaxValue;
        for (int round = 0; round < 3; round++)
        {
            (double nodes, Plan plan, double microseconds) = Compile(build, Large);
            least = Math.Min(least, microseconds / nodes);
            TestContext.Out.WriteLine(FormattableString.Invariant($"{nodes} nodes, {plan.Steps.Length} steps, {microseconds / nodes:F2} µs a node"));
        }

        Assert.That(least, Is.LessThan(5));
        Assert.That(joined, Is.Positive);
    }
}
