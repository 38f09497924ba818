using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>In which order the nodes of a call run, in whatever order they were added.</summary>
internal sealed class ScheduleTests : GraphFixture
{
    private static float[] Run(IEnumerable<NodeDef> nodes, GraphDef graph, Tensor fetch, float[] fed)
    {
        using IEngineSession session = ManagedEngine.Instance.Open();
        session.Extend(new GraphDef { Node = { nodes }, Versions = graph.Versions }, [.. graph.Node.Select(n => n.Op).Distinct().Select(OpDeclarations.Of)]);
        var results = new HostTensor[1];
        session.Prepare(new RunSignature(["x:0"], [fetch.name], [])).Run([HostTensor.Of(fed)], results);
        return results[0].Values<float>().ToArray();
    }

    [Test]
    public void Nodes_may_be_added_before_those_that_they_take()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(12), name: "x");
        Tensor[] parts = tf.split(x, 12, 0);
        Tensor y = tf.concat([.. parts.Reverse().Select((p, i) => tf.tanh(p) * (i + 1f))], 0);
        GraphDef graph = Graph.as_graph_def();
        float[] fed = [.. Enumerable.Range(0, 12).Select(i => (i - 5) * 0.1f)];
        float[] straight = Run(graph.Node, graph, y, fed);
        Assert.That(straight, Is.EqualTo(Enumerable.Range(0, 12).Select(i => MathF.Tanh(fed[11 - i]) * (i + 1f))).Within(1e-6f));
        Assert.That(Run(graph.Node.Reverse(), graph, y, fed), Is.EqualTo(straight));
        Assert.That(Run(graph.Node.OrderBy(n => n.Name.Length).ThenBy(n => n.Op, StringComparer.Ordinal), graph, y, fed), Is.EqualTo(straight));
    }

    [Test]
    public void A_circle_is_refused_by_the_name_of_a_node_on_it()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(2), name: "x"), a = tf.add(x, x, name: "a");
        tf.tanh(a, name: "b");
        GraphDef graph = Graph.as_graph_def();
        graph.Node.Single(n => n.Name == "a").Input[1] = "b";
        Assert.That(() => Run(graph.Node, graph, a, [1, 2]), Throws.InstanceOf<EngineException>().With.Message.Contains("cycle through 'a'").Or.Message.Contains("cycle through 'b'"));
    }

    [Test]
    public void A_node_that_is_added_twice_adds_nothing()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(1), name: "x"), y = tf.tanh(x, name: "y");
        GraphDef graph = Graph.as_graph_def();
        OpDef[] ops = [.. graph.Node.Select(n => OpDeclarations.Of(n.Op))];
        using IEngineSession session = ManagedEngine.Instance.Open();
        Assert.That(() => session.Extend(new GraphDef { Node = { graph.Node[1], graph.Node[1] } }, ops), Throws.InstanceOf<EngineException>().With.Message.Contains("'y' is not unique"));
        session.Extend(graph, ops);
        var results = new HostTensor[1];
        session.Prepare(new RunSignature(["x:0"], [y.name], [])).Run([HostTensor.Of(new float[] { 0 })], results);
        Assert.That(results[0].Values<float>()[0], Is.Zero);
    }

    [Test]
    public void Of_nodes_that_may_be_next_the_one_of_the_least_number_is([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        int[] places = [.. Enumerable.Range(0, 30)];
        if (seed > 3)
        {
            random.Shuffle(places);
        }

        var pairs = new List<(int From, int To)>();
        var edges = new EdgeList(places.Length);
        for (int i = 0; i < 40; i++)
        {
            int from = random.Next(places.Length - 1), to = random.Next(from + 1, places.Length);
            pairs.Add((places[from], places[to]));
            edges.Add(places[from], places[to]);
        }

        int[] order = edges.Order(out int left);
        Assert.That(left, Is.EqualTo(-1));
        var done = new HashSet<int>();
        foreach (int node in order)
        {
            Assert.That(node, Is.EqualTo(places.Where(n => !done.Contains(n) && pairs.TrueForAll(p => p.To != n || done.Contains(p.From))).Min()));
            done.Add(node);
        }
    }

    [Test]
    public void A_set_of_nodes_that_is_cleared_knows_none_of_before()
    {
        var set = new NodeSet();
        set.Clear(5);
        Assert.That(new[] { set.Add(4), set.Add(2), set.Add(4), set.Add(0) }, Is.EqualTo(new[] { 0, 1, 0, 2 }));
        set.Renumber([0, 2, 4]);
        Assert.That(new[] { set.Find(0), set.Find(1), set.Find(2), set.Find(3), set.Find(4) }, Is.EqualTo(new[] { 0, -1, 1, -1, 2 }));
        set.Clear(7);
        Assert.That(Enumerable.Range(0, 7).Select(set.Find), Is.All.EqualTo(-1));
        Assert.That(set.Add(6), Is.Zero);
        Assert.That(set.Find(0), Is.EqualTo(-1), "node 0 had the number that node 6 has now");
    }
}
