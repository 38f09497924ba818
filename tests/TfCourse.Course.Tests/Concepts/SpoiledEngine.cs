using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.Course.Tests;

/// <summary>The default engine with one kernel spoiled: all outputs of an op's nodes come out 1 % too large.</summary>
internal sealed class SpoiledEngine(string? op) : IEngine
{
    // Ops that compute floating numbers, with one output each.
    private static readonly HashSet<string> Computing = new(StringComparer.Ordinal)
    {
        "Abs", "Add", "AddN", "AddV2", "Cos", "Exp", "GatherV2", "L2Loss", "Log", "Log1p", "MatMul", "Maximum", "Mean", "Minimum", "Mul", "Neg", "Pow",
        "PadV2", "Pad", "RealDiv", "Reciprocal", "Relu", "ReluGrad", "ReverseV2", "Rsqrt", "RsqrtGrad", "Sigmoid", "SigmoidGrad", "Sign", "Sin", "Sqrt", "SqrtGrad", "Square",
        "SquaredDifference", "Sub", "Sum", "Tanh", "TanhGrad", "Pack", "Slice", "StridedSlice", "Select", "SelectV2",
        "AvgPoolGrad", "Conv2DBackpropFilter", "Conv2DBackpropInput", "DepthwiseConv2dNativeBackpropFilter", "DepthwiseConv2dNativeBackpropInput", "EluGrad", "LeakyReluGrad",
        "MaxPoolGrad", "Relu6Grad", "SeluGrad", "SoftplusGrad", "SoftsignGrad",
    };

    private static readonly List<OpDef> Needed = Definitions();

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public string Name => "spoiled " + op;

    /// <summary>The ops that computed floating numbers in the calls seen.</summary>
    public IReadOnlyCollection<string> Arithmetic => _seen;

    public IEngineSession Open(ConfigProto? config = null, string target = "") => new Spoiled(this, Session.DefaultEngine.Open(config, target));

    private GraphDef Changed(GraphDef graph)
    {
        GraphDef changed = graph.Clone();
        foreach (NodeDef node in graph.Node)
        {
            if (node.Op == op && Type(node) is { } type)
            {
                Spoil(changed, node, type);
            }
        }

        return changed;
    }

    // The floating type of a node that computes; null for others.
    private static AttrValue? Type(NodeDef node)
        => Computing.Contains(node.Op) && node.Attr.TryGetValue(node.Op == "GatherV2" ? "Tparams" : "T", out AttrValue? type)
            && type.Type is DataType.DtDouble or DataType.DtFloat ? type : null;

    // The node keeps its work under another name; under its own stands the product with 1.01.
    private static void Spoil(GraphDef graph, NodeDef node, AttrValue type)
    {
        NodeDef exact = graph.Node.Single(n => n.Name == node.Name);
        exact.Name = node.Name + "/exact";
        var value = new TensorProto { Dtype = type.Type, TensorShape = new TensorShapeProto() };
        if (type.Type == DataType.DtDouble)
        {
            value.DoubleVal.Add(1.01);
        }
        else
        {
            value.FloatVal.Add(1.01f);
        }

        var factor = new NodeDef { Name = node.Name + "/spoil", Op = "Const" };
        factor.Attr.Add("dtype", type);
        factor.Attr.Add("value", new AttrValue { Tensor = value });
        var product = new NodeDef { Name = node.Name, Op = "Mul", Input = { exact.Name, factor.Name } };
        product.Attr.Add("T", type);
        graph.Node.Add(factor);
        graph.Node.Add(product);
    }

    private static List<OpDef> Definitions()
    {
        var listening = new Listening();
        using Graph graph = new Graph().as_default();
        Tensor product = tf.constant(1.0) * tf.constant(2.0);
        using var session = new Session(graph, null, listening);
        session.run(product);
        return listening.Definitions;
    }

    private sealed class Listening : IEngine
    {
        public string Name => "listening";

        public List<OpDef> Definitions { get; } = [];

        public IEngineSession Open(ConfigProto? config = null, string target = "") => new Ears(this, Session.DefaultEngine.Open(config, target));

        private sealed class Ears(Listening owner, IEngineSession inner) : IEngineSession
        {
            public Action<string>? Output { get => inner.Output; set => inner.Output = value; }

            public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
            {
                owner.Definitions.AddRange(ops);
                inner.Extend(graph, ops);
            }

            public IEngineCall Prepare(RunSignature signature) => inner.Prepare(signature);

            public void Dispose() => inner.Dispose();
        }
    }

    private sealed class Spoiled(SpoiledEngine owner, IEngineSession inner) : IEngineSession
    {
        public Action<string>? Output { get => inner.Output; set => inner.Output = value; }

        private readonly Dictionary<string, NodeDef> _nodes = new(StringComparer.Ordinal);

        public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
        {
            foreach (NodeDef node in graph.Node)
            {
                _nodes.Add(node.Name, node);
            }

            inner.Extend(owner.Changed(graph), [.. ops.Concat(Needed).DistinctBy(d => d.Name)]);
        }

        // Only what a call really computes can be noticed.
        public IEngineCall Prepare(RunSignature signature)
        {
            HashSet<string> reached = new(StringComparer.Ordinal);
            var next = new Stack<string>(signature.Fetches.Concat(signature.Targets));
            while (next.TryPop(out string? name))
            {
                string node = name.TrimStart('^').Split(':')[0];
                if (reached.Add(node) && !signature.Feeds.Contains(node + ":0"))
                {
                    foreach (string input in _nodes[node].Input)
                    {
                        next.Push(input);
                    }

                    if (Type(_nodes[node]) is not null)
                    {
                        owner._seen.Add(_nodes[node].Op);
                    }
                }
            }

            return inner.Prepare(signature);
        }

        public void Dispose() => inner.Dispose();
    }
}
