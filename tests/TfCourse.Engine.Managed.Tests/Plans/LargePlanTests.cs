using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>What a plan costs to compile grows as the graph does, whatever its shape, and its nodes are still joined.</summary>
[TestFixture]
public sealed class LargePlanTests
{
    private const int Small = 1500, Times = 4, Large = 100_000;

    // What searches may look at: as much for each node, and something for all.
    private const double WorkPerNode = 24, WorkAtFirst = 110_000;

    private static IEnumerable<TestCaseData> Shapes() => LargeGraph.All.Select(g => new TestCaseData(g).SetArgDisplayNames(g.Name));

    private static (double Nodes, Plan Plan, double Microseconds) Compile(LargeGraph shape, int size)
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, new Shape(2, 2)), y = shape.Build(x, size);
        using var session = new PlannedSession(graph);
        session.Session.run(y, (x, new float[,] { { 0.1f, 0.2f }, { 0.3f, 0.4f } }));
        return (graph.version, session.Plan, session.Microseconds);
    }

    [TestCaseSource(nameof(Shapes))]
    public void Work_grows_as_the_graph_does(LargeGraph shape)
    {
        (double few, Plan little, _) = Compile(shape, Small);
        (double many, Plan much, _) = Compile(shape, Small * Times);
        TestContext.Out.WriteLine(FormattableString.Invariant($"{few} nodes: {little.Work} looked at, {little.Steps.Length} steps; {many} nodes: {much.Work} looked at, {much.Steps.Length} steps"));
        Assert.That(little.Work, Is.LessThan(WorkAtFirst + (WorkPerNode * few)));
        Assert.That(much.Work, Is.LessThan(WorkAtFirst + (WorkPerNode * many)));
        Assert.That(little.Steps.Sum(s => s.Fusion?.Members.Length ?? 1) / (double)little.Steps.Length, Is.GreaterThanOrEqualTo(shape.Joined), "nodes a step");
    }

    [TestCaseSource(nameof(Shapes))]
    public void Values_are_those_of_nodes_run_one_by_one(LargeGraph shape)
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, new Shape(2, 2)), y = shape.Build(x, 200);
        var feed = new FeedItem(x, new NDArray(new float[,] { { 0.1f, 0.2f }, { 0.3f, 0.4f } }));
        using PlannedSession on = new(graph), off = new(graph, [.. PlanPasses.Names]);
        Assert.That(on.Session.run(y, feed).ToArray<float>(), Is.EqualTo(off.Session.run(y, feed).ToArray<float>()));
        Assert.That(on.Plan.Steps, Has.Length.LessThan(off.Plan.Steps.Length));
    }

    [TestCaseSource(nameof(Shapes))]
    [Category("Speed")]
    public void A_plan_of_100_000_nodes_takes_less_than_5_microseconds_a_node(LargeGraph shape)
    {
        double least = double.MaxValue;
        for (int round = 0; round < 3; round++)
        {
            (double nodes, Plan plan, double microseconds) = Compile(shape, Large);
            least = Math.Min(least, microseconds / nodes);
            TestContext.Out.WriteLine(FormattableString.Invariant($"{nodes} nodes, {plan.Steps.Length} steps, {microseconds / nodes:F2} µs a node"));
        }

        Assert.That(least, Is.LessThan(5));
    }
}
