using Google.Protobuf;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>Graphs that no builder makes: they come from files. The engine refuses them with a typed error, at once and without memory.</summary>
[TestFixture]
public sealed class HostileGraphTests
{
    private static readonly AttrValue Float = new() { Type = DataType.DtFloat }, Int = new() { Type = DataType.DtInt32 };

    private static IEnumerable<TestCaseData> Graphs()
    {
        static TestCaseData Case(string what, params NodeDef[] nodes) => new TestCaseData(new GraphDef { Node = { nodes } }).SetArgDisplayNames(what);
        NodeDef x = Node("x", "Placeholder", [], ("dtype", Float));
        AttrValue unknown = new() { Type = (DataType)999 };
        yield return Case("an output that there is not (CVE-2020-26271)", x, Node("f", "Neg", ["x:7"], ("T", Float)));
        yield return Case("a negative output", x, Node("f", "Neg", ["x:-1"], ("T", Float)));
        yield return Case("an output of 2^40", x, Node("f", "Neg", ["x:1099511627776"], ("T", Float)));
        yield return Case("an output that is no number", x, Node("f", "Neg", ["x:one"], ("T", Float)));
        yield return Case("a node that there is not", Node("f", "Neg", ["nobody"], ("T", Float)));
        yield return Case("a control input that there is not", x, Node("f", "Neg", ["x", "^nobody"], ("T", Float)));
        yield return Case("an input without a name", Node("f", "Neg", [""], ("T", Float)));
        yield return Case("two nodes of one name", x, x, Node("f", "Neg", ["x"], ("T", Float)));
        yield return Case("a node that waits for itself", Node("f", "Neg", ["f"], ("T", Float)));
        yield return Case("two nodes that wait for each other", Node("f", "Neg", ["g"], ("T", Float)), Node("g", "Neg", ["f"], ("T", Float)));
        yield return Case("nodes that wait for each other's ends", x, Node("f", "Neg", ["x", "^g"], ("T", Float)), Node("g", "Neg", ["x", "^f"], ("T", Float)));
        yield return Case("an attribute that is missing (CVE-2022-23570)", x, Node("f", "Neg", ["x"]));
        yield return Case("an attribute of another kind", x, Node("f", "Neg", ["x"], ("T", new AttrValue { I = 1 })));
        yield return Case("a type that there is not (CVE-2022-23571)", x, Node("f", "Neg", ["x"], ("T", unknown)));
        yield return Case("a placeholder of a type that there is not", Node("f", "Placeholder", [], ("dtype", unknown)));
        yield return Case("no type", x, Node("f", "Neg", ["x"], ("T", new AttrValue { Type = DataType.DtInvalid })));
        yield return Case("an input of another type", x, Node("f", "Neg", ["x"], ("T", Int)));
        yield return Case("too few inputs", x, Node("f", "AddV2", ["x"], ("T", Float)));
        yield return Case("too many inputs", x, Node("f", "Neg", ["x", "x"], ("T", Float)));
        yield return Case("2^40 inputs said", x, Node("f", "AddN", ["x"], ("T", Float), ("N", new AttrValue { I = 1L << 40 })));
        yield return Case("fewer than no inputs said", x, Node("f", "AddN", ["x"], ("T", Float), ("N", new AttrValue { I = -1 })));
        yield return Case("no inputs said, none there", Node("f", "AddN", [], ("T", Float), ("N", new AttrValue { I = 0 })));
        yield return Case("2^40 outputs said", x, Node("f", "Unpack", ["x"], ("T", Float), ("num", new AttrValue { I = 1L << 40 })));
        yield return Case("a window that is no list", x, Node("f", "MaxPool", ["x"], ("T", Float), ("ksize", new AttrValue { I = 2 }), ("strides", new AttrValue { I = 2 }), ("padding", new AttrValue { S = ByteString.CopyFromUtf8("SAME") })));
        yield return Case("a padding that is none", x, Node("f", "MaxPool", ["x"], ("T", Float), ("ksize", List(1, 2, 2, 1)), ("strides", List(1, 1, 1, 1)), ("padding", new AttrValue { S = ByteString.CopyFromUtf8("WIDE") })));
        yield return Case("a window of two sizes", x, Node("f", "MaxPool", ["x"], ("T", Float), ("ksize", List(2, 2)), ("strides", List(1, 1)), ("padding", new AttrValue { S = ByteString.CopyFromUtf8("SAME") })));
        foreach ((string what, TensorProto tensor) in Tensors())
        {
            yield return Case(what, Node("f", "Const", [], ("dtype", Float), ("value", new AttrValue { Tensor = tensor })));
        }

        yield return Case("a constant without a value", Node("f", "Const", [], ("dtype", Float)));
        yield return Case("a merge of nothing", Node("f", "Merge", [], ("T", Float), ("N", new AttrValue { I = 0 })));
        yield return Case("an iteration outside a loop", x, Node("n", "NextIteration", ["x"], ("T", Float)), Node("f", "Exit", ["n"], ("T", Float)));
        yield return Case("an end of a loop that did not begin", x, Node("f", "Exit", ["x"], ("T", Float)));
        yield return Case("a call of a function that there is not", x, Node("f", "PartitionedCall", ["x"], ("Tin", Types(DataType.DtFloat)), ("Tout", Types(DataType.DtFloat)), ("f", Function("nobody"))));
        yield return Case("an equation of nothing", x, Node("f", "Einsum", ["x"], ("T", Float), ("N", new AttrValue { I = 1 }), ("equation", new AttrValue { S = ByteString.CopyFromUtf8("ij->k->") })));
    }

    // TensorFlow's own decoder checked the type and the sizes too late.
    private static IEnumerable<(string, TensorProto)> Tensors()
    {
        static TensorProto Of(params long[] sizes) => new() { Dtype = DataType.DtFloat, TensorShape = Shape(sizes), FloatVal = { 1f } };
        yield return ("2^64 elements of one value", Of(1L << 32, 1L << 32));
        yield return ("sizes whose product wraps round", Of(4194305, 4194305, 211106198978564));
        yield return ("2^40 elements of one value", Of(1L << 40));
        yield return ("a negative size", Of(-1, 2));
        yield return ("300 axes", Of([.. Enumerable.Repeat(1L, 300)]));
        yield return ("another type inside", new TensorProto { Dtype = DataType.DtInt32, TensorShape = Shape(1), IntVal = { 1 } });
        yield return ("a type that there is not", new TensorProto { Dtype = (DataType)999, TensorShape = Shape(1) });
        yield return ("bytes of another length", new TensorProto { Dtype = DataType.DtFloat, TensorShape = Shape(2), TensorContent = ByteString.CopyFrom(1, 2, 3) });
    }

    [TestCaseSource(nameof(Graphs))]
    public void Hostile_graph_is_refused_at_once_and_without_memory(GraphDef graph) => Refusal.Of(() =>
    {
        using IEngineSession session = ManagedEngine.Instance.Open();
        session.Extend(graph, [.. graph.Node.Select(n => n.Op).Distinct().Select(OpDeclarations.Of)]);
        bool fed = graph.Node.Any(n => n.Name == "x");
        HostTensor[] feeds = fed ? [HostTensor.Of(new float[1, 2, 2, 1])] : [];
        session.Prepare(new RunSignature(fed ? ["x:0"] : [], ["f:0"], [])).Run(feeds, new HostTensor[1]);
    });

    [Test]
    public void An_op_that_there_is_not_is_refused() => Refusal.Of(() =>
    {
        using IEngineSession session = ManagedEngine.Instance.Open();
        session.Extend(new GraphDef { Node = { Node("f", "NoSuchOp", []) } }, []);
        session.Prepare(new RunSignature([], ["f:0"], [])).Run([], new HostTensor[1]);
    });

    [TestCase("y:0")]
    [TestCase("x:9")]
    [TestCase("x:-1")]
    [TestCase("")]
    public void A_fetch_that_there_is_not_is_refused(string fetch) => Refusal.Of(() =>
    {
        using IEngineSession session = ManagedEngine.Instance.Open();
        session.Extend(new GraphDef { Node = { Node("x", "Placeholder", [], ("dtype", Float)) } }, [OpDeclarations.Of("Placeholder")]);
        session.Prepare(new RunSignature([], [fetch], []));
    });

    [Test]
    public void A_feed_of_another_type_is_refused() => Refusal.Of(() =>
    {
        using IEngineSession session = ManagedEngine.Instance.Open();
        session.Extend(new GraphDef { Node = { Node("x", "Placeholder", [], ("dtype", Float)) } }, [OpDeclarations.Of("Placeholder")]);
        session.Prepare(new RunSignature(["x:0"], ["x:0"], [])).Run([HostTensor.Scalar(1)], new HostTensor[1]);
    });

    internal static NodeDef Node(string name, string op, string[] inputs, params (string Name, AttrValue Value)[] attrs)
    {
        var node = new NodeDef { Name = name, Op = op, Input = { inputs } };
        foreach ((string attr, AttrValue value) in attrs)
        {
            node.Attr.Add(attr, value);
        }

        return node;
    }

    internal static AttrValue Types(params DataType[] types) => new() { List = new AttrValue.Types.ListValue { Type = { types } } };

    internal static AttrValue Function(string name) => new() { Func = new NameAttrList { Name = name } };

    private static AttrValue List(params long[] values) => new() { List = new AttrValue.Types.ListValue { I = { values } } };

    private static TensorShapeProto Shape(params long[] sizes) => new() { Dim = { sizes.Select(s => new TensorShapeProto.Types.Dim { Size = s }) } };
}
