using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Seeds, imports, what optimizers leave in a graph.</content>
public sealed partial class SemanticsTests
{
    private static (long Graph, long Op) SeedsOf(Tensor random)
    {
        Operation op = random.graph.get_operations().Last(o => o.type == "RandomUniform");
        return (op.get_attr<long>("seed"), op.get_attr<long>("seed2"));
    }

    private static NodeDef Node(string name, string op, params string[] inputs) => new() { Name = name, Op = op, Input = { inputs } };

    private static NodeDef Float(NodeDef node, string attr = "T")
    {
        node.Attr.Add(attr, new AttrValue { Type = DataType.DtFloat });
        return node;
    }

    [Test]
    public void Seeds_of_graph_and_op_are_combined_by_rule()
    {
        Tensor Random(int? seed) => tf.random.uniform(new Shape(1), seed: seed);
        Assert.That(SeedsOf(Random(9)), Is.EqualTo((87654321L, 9L)));
        tf.set_random_seed(5);
        Assert.That(SeedsOf(Random(7)), Is.EqualTo((5L, 7L)));
        (long _, long first) = SeedsOf(Random(null));
        (long _, long second) = SeedsOf(Random(null));
        Assert.That(second, Is.GreaterThan(first));
        tf.set_random_seed(0);
        Assert.That(SeedsOf(Random(0)), Is.EqualTo((0L, int.MaxValue)));
    }

    [Test]
    public void Minimizing_with_a_global_step_ends_in_its_increment()
    {
        ResourceVariable w = tf.Variable(1f);
        Operation train = tf.train.GradientDescentOptimizer(0.1f).minimize(w * w, tf.train.get_or_create_global_step());
        Assert.That((train.name, train.type), Is.EqualTo(("GradientDescent", "AssignAddVariableOp")));
    }

    [Test]
    public void Variables_by_name_are_resources_unless_told_otherwise()
    {
        Assert.That(tf.get_variable("a", new Shape(1)), Is.InstanceOf<ResourceVariable>());
        Assert.That(tf.get_variable("b", new Shape(1), use_resource: false), Is.InstanceOf<RefVariable>());
    }

    [Test]
    public void Imported_nodes_may_come_in_any_order_with_attributes_of_newer_versions()
    {
        NodeDef sum = Float(Node("sum", "AddV2", "a", "b"));
        sum.Attr.Add("from_the_future", new AttrValue { I = 1 });
        var graph = new GraphDef { Node = { sum, Float(Node("b", "Placeholder"), "dtype"), Float(Node("a", "Placeholder"), "dtype") }, Versions = new VersionDef { Producer = 99999 } };
        tf.import_graph_def(graph, name: "");
        using var session = new Session();
        Assert.That((float)session.run(tf.get_default_graph().get_tensor_by_name("sum:0"), ("a:0", 1f), ("b:0", 2f)), Is.EqualTo(3f));
    }

    [Test]
    public void An_import_takes_a_prefix_of_its_own()
    {
        var graph = new GraphDef { Node = { Float(Node("a", "Placeholder"), "dtype") } };
        tf.import_graph_def(graph);
        tf.import_graph_def(graph);
        Assert.That(tf.get_default_graph().get_operations().Select(o => o.name), Is.EqualTo(new[] { "import/a", "import_1/a" }));
    }

    [Test]
    public void What_cannot_be_imported_is_named_and_leaves_the_graph_as_it_was()
    {
        string Refusal<T>(params NodeDef[] nodes) where T : Exception => Assert.Throws<T>(() => tf.import_graph_def(new GraphDef { Node = { nodes } }))!.Message;
        Assert.That(Refusal<ValueError>(Float(Node("a", "Identity", "b"))), Does.Contain("Node 'a': Unknown input node 'b'"));
        Assert.That(Refusal<ValueError>(Float(Node("a", "Placeholder"), "dtype"), Float(Node("a", "Placeholder"), "dtype")), Does.Contain("Node 'a' is not unique"));
        Assert.That(Refusal<ValueError>(Float(Node("a", "Identity", "b")), Float(Node("b", "Identity", "a"))), Does.Contain("cycle"));
        Assert.That(Assert.Throws<NotFoundError>(() => tf.import_graph_def(new GraphDef { Node = { Node("a", "NoSuchOp") } }))!.Message, Does.Contain("Op type not registered 'NoSuchOp'"));
        Assert.That(tf.get_default_graph().version, Is.Zero);
    }

    [Test]
    public void The_last_value_of_a_constant_repeats_and_none_is_zero()
    {
        NodeDef Constant(string name, params float[] values)
        {
            NodeDef node = Float(Node(name, "Const"), "dtype");
            node.Attr.Add("value", new AttrValue { Tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dim { Size = 3 } } }, FloatVal = { values } } });
            return node;
        }

        tf.import_graph_def(new GraphDef { Node = { Constant("none"), Constant("two", 1, 2), Constant("more", 1, 2, 3, 4) } }, name: "");
        float[] Value(string name) => Floats(tf.get_default_graph().get_tensor_by_name(name + ":0"));
        Assert.That(Value("none"), Is.EqualTo(new float[3]));
        Assert.That(Value("two"), Is.EqualTo(new[] { 1f, 2, 2 }));
        Assert.That(Value("more"), Is.EqualTo(new[] { 1f, 2, 3 }));
    }

    [Test]
    public void Lists_of_integers_are_cut_to_a_placeholders_type_and_single_numbers_are_not()
    {
        Tensor x = tf.placeholder(tf.int32, Shape.Null);
        using var session = new Session();
        Assert.That(session.run(tf.identity(x), (x, new[] { (1L << 40) + 5 })).ToArray<int>(), Is.EqualTo(new[] { 5 }));
        Assert.That(() => session.run(tf.identity(x), (x, 1L << 40)), Throws.InstanceOf<TypeError>());
    }

    [Test]
    public void A_predicate_is_true_unless_it_is_empty_and_the_old_switch_wants_a_scalar()
    {
        Tensor vector = tf.placeholder(tf.@bool, Shape.Null), branch = tf.switch_case(0, [() => tf.constant(1)]);
        Assert.That(branch.dtype, Is.EqualTo(tf.int32));
        Tensor[] two = Build.Many("Switch", null, [tf.constant(1f), vector]);
        Assert.That(FailureOf(two[1], (vector, new[] { false, true })), Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(MessageOf(two[1], (vector, false)), Does.Contain("Retval[0] does not have value"));
    }
}
