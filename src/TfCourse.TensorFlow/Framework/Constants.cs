using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Values that are the same in every run and can be known while the graph is built.</summary>
internal static class Constants
{
    // TensorFlow folds nothing larger while inferring shapes; a bound on nodes keeps building linear.
    private const int MaxNodes = 1000;
    private const long MaxElements = 1 << 20, MaxBytes = 64 << 20;
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Operation, HostTensor[]> Cache = [];

    /// <summary>The value of a tensor whose whole history is constant, else null.</summary>
    public static HostTensor? ValueOf(GraphTensor tensor)
    {
        if (Cache.TryGetValue(tensor.op, out HostTensor[]? known))
        {
            return known.Length > 0 ? known[tensor.value_index] : null;
        }

        HostTensor[] values = tensor.op.type == "Const" ? Decode(tensor.op.get_attr("value").Tensor) : Fold(tensor.op);
        Cache.AddOrUpdate(tensor.op, values);
        return values.Length > 0 ? values[tensor.value_index] : null;
    }

    // What decides shapes is small; few bytes may stand for a large tensor.
    private static HostTensor[] Decode(TensorProto value) => TensorProtos.ByteCount(value) <= MaxBytes ? [TensorProtos.Decode(value)] : [];

    /// <summary>The integers of a tensor of any integer type.</summary>
    public static long[] Integers(HostTensor value) => value.Elements switch
    {
        int[] v => Array.ConvertAll(v, i => (long)i),
        long[] v => v,
        short[] v => Array.ConvertAll(v, i => (long)i),
        sbyte[] v => Array.ConvertAll(v, i => (long)i),
        byte[] v => Array.ConvertAll(v, i => (long)i),
        ushort[] v => Array.ConvertAll(v, i => (long)i),
        uint[] v => Array.ConvertAll(v, i => (long)i),
        ulong[] v => Array.ConvertAll(v, i => checked((long)i)),
        _ => throw new TypeError($"an integer tensor is needed, not one of type {value.DataType.PythonName()}"),
    };

    // Runs the constant part of the graph on the engine; an error there is one of the run, not of building.
    private static HostTensor[] Fold(Operation op)
    {
        if (Collect(op) is not { } nodes)
        {
            return [];
        }

        var graph = new GraphDef();
        graph.Node.AddRange(nodes.Select(Standalone));
        string[] fetches = [.. op.OutputTensors.Select(t => t.name)];
        var values = new HostTensor[fetches.Length];
        try
        {
            using IEngineSession session = Session.BuildingEngine.Open();
            session.MaxRunBytes = MaxBytes;
            session.Extend(graph, [.. nodes.Select(n => Stated(n) ? OpCatalogue.Find("Const").Proto : n.Definition.Proto).DistinctBy(d => d.Name)]);
            session.Prepare(new RunSignature([], fetches, [])).Run([], values);
        }
        catch (EngineException)
        {
            return [];
        }

        return values;
    }

    // All that the operation depends on, or null when some of it may differ between runs.
    private static List<Operation>? Collect(Operation op)
    {
        var nodes = new List<Operation>();
        var seen = new HashSet<Operation> { op };
        var stack = new Stack<Operation>([op]);
        while (stack.TryPop(out Operation? node))
        {
            nodes.Add(node);
            if (Stated(node))
            {
                continue;
            }

            if (node.Definition.IsStateful || node.type is "Placeholder" or "PlaceholderWithDefault" or "PlaceholderV2" or "Enter" or "Merge" or "NextIteration" or "_Arg"
                || node.Definition.AttrDefs.Any(a => a.Type is "func" or "list(func)") || node.graph.Functions.Find(node.type) is not null
                || (node.InputTensors.Length == 0 && node.type != "Const")
                || node.Definition.InputArgs.Any(a => a.IsRef) || node.OutputTensors.Any(o => o.shape is { IsFullyDefined: true, size: > MaxElements }) || nodes.Count > MaxNodes)
            {
                return null;
            }

            foreach (GraphTensor input in node.InputTensors)
            {
                if (seen.Add(input.op))
                {
                    stack.Push(input.op);
                }
            }
        }

        return nodes;
    }

    // A question about a shape that is known needs no input.
    private static bool Stated(Operation node) => node.type is "Shape" or "Size" or "Rank"
        && (node.type == "Rank" ? !node.InputTensors[0].shape.IsNull : node.InputTensors[0].shape.IsFullyDefined);

    private static NodeDef Standalone(Operation node)
    {
        NodeDef def = node.ToNodeDef();
        for (int i = def.Input.Count - 1; i >= 0 && def.Input[i].StartsWith('^'); i--)
        {
            def.Input.RemoveAt(i);
        }

        if (!Stated(node))
        {
            return def;
        }

        Shape shape = node.InputTensors[0].shape;
        HostTensor value = node.type switch
        {
            "Shape" => HostTensor.Of(shape.dims),
            "Size" => HostTensor.Scalar(shape.size),
            _ => HostTensor.Scalar((long)shape.ndim),
        };
        TF_DataType type = node.OutputTensors[0].dtype;
        var constant = new NodeDef { Name = def.Name, Op = "Const" };
        constant.Attr.Add("dtype", Attr.Of(type));
        constant.Attr.Add("value", new AttrValue { Tensor = TensorProtos.Encode(type == TF_DataType.TF_INT64 ? value : Literals.Convert(value, type)) });
        return constant;
    }
}
