using TfCourse.Engine;

namespace Tensorflow;

/// <summary>A graph of operations. Building is for one thread at a time; running is not, and may go on while nodes are added.</summary>
public sealed partial class Graph : IDisposable
{
    private readonly List<Operation> _nodes = [];
    private bool _finalized;

    /// <summary>Number of nodes; grows only.</summary>
    public int version => _nodes.Count;

    /// <summary>Whether nodes can still be added.</summary>
    public bool finalized => _finalized;

    /// <summary>The version of TensorFlow's graphs that the ops follow.</summary>
    internal const int Producer = 1882;

    internal IReadOnlyList<Operation> Nodes => _nodes;

    /// <summary>
    /// Held while the graph changes: a thread that runs it sees nodes, names and functions as they are before or after a change. A thread that holds
    /// it may take the lock of the functions, never the reverse.
    /// </summary>
    internal Lock Growing { get; } = new();

    /// <summary>Refuses all further nodes.</summary>
    public void finalize() => _finalized = true;

    /// <summary>All operations, in the order of their making.</summary>
    /// <returns>A new array.</returns>
    public Operation[] get_operations() => NodesFrom(0);

    /// <summary>An operation by its name, or null.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The operation.</returns>
    public Operation? OperationByName(string name)
    {
        lock (Growing)
        {
            return _names.GetValueOrDefault(name).Node is { } node && node.name == name ? node : _differingInCase.GetValueOrDefault(name);
        }
    }

    /// <summary>An operation by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="KeyError">There is none.</exception>
    public Operation get_operation_by_name(string name) => OperationByName(name) ?? throw (name.Contains(':', StringComparison.Ordinal)
        ? new ValueError($"Name '{name}' appears to refer to a Tensor, not a Operation.") : (GraphException)new KeyError($"The name '{name}' refers to an Operation not in the graph."));

    /// <summary>A tensor by its name.</summary>
    /// <param name="name">"operation:index".</param>
    /// <returns>The tensor.</returns>
    /// <exception cref="ValueError">The name is no tensor's.</exception>
    /// <exception cref="KeyError">There is none.</exception>
    public Tensor get_tensor_by_name(string name)
    {
        int colon = name.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(name.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index))
        {
            throw new ValueError(OperationByName(name) is not null
                ? $"The name '{name}' refers to an Operation, not a Tensor. Tensor names must be of the form \"<op_name>:<output_index>\"."
                : $"The name '{name}' looks like an (invalid) Tensor name. Tensor names must be of the form \"<op_name>:<output_index>\".");
        }

        Operation op = OperationByName(name[..colon]) ?? throw new KeyError(
            $"The name '{name}' refers to a Tensor which does not exist. The operation, '{name[..colon]}', does not exist in the graph.");
        return index < op.OutputTensors.Length ? op.OutputTensors[index] : throw new KeyError(
            $"The name '{name}' refers to a Tensor which does not exist. The operation, '{name[..colon]}', exists but only has {op.OutputTensors.Length} outputs.");
    }

    /// <summary>Makes this the default graph of the thread until the result is disposed.</summary>
    /// <returns>This graph; <c>using</c> it leaves the block.</returns>
    public Graph as_default()
    {
        ops.Push(this);
        return this;
    }

    /// <summary>Leaves the block entered by <see cref="as_default"/>.</summary>
    public void Exit() => ops.Pop(this);

    /// <summary>Leaves the block entered by <see cref="as_default"/>, if it has not been left: <c>using (graph.as_default()) { … }</c>.</summary>
    public void Dispose()
    {
        if (ops.IsDefault(this))
        {
            Exit();
        }
    }

    /// <summary>Adds a node: converts inputs, infers types and shapes, completes attributes.</summary>
    /// <exception cref="GraphException">Inputs or attributes do not fit the op.</exception>
    internal Operation AddNode(string op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Attr> attrs, string? name)
        => new NodeBuilder(this, Functions.FindOp(op), attrs).Add(inputs, name);

    /// <summary>Adds a node as a GraphDef writes it: its exact name, no control dependencies of its surroundings, attributes of newer versions kept.</summary>
    internal Operation AddImported(string op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Attr> attrs, string name)
    {
        TakeName(name);
        PushControlDependencies(null);
        PushColocation(null);
        try
        {
            return new NodeBuilder(this, Functions.FindOp(op), attrs, isImport: true).Add(inputs, name + "/");
        }
        finally
        {
            PopColocation();
            PopControlDependencies();
        }
    }

    /// <summary>A Const node of a value.</summary>
    internal GraphTensor AddConstant(HostTensor value, string name)
        => AddNode("Const", [], [("dtype", (TF_DataType)value.DataType), ("value", value)], name).OutputTensors[0];

    /// <summary>Enters a finished node.</summary>
    internal void Enter(Operation op)
    {
        lock (Growing)
        {
            if (!TryName(op))
            {
                throw new ValueError($"Duplicate node name in graph: '{op.name}'; a name with a slash at its end is taken as it is, others are made unique.");
            }

            _nodes.Add(op);
        }

        SeeInControlBlocks(op);
        foreach (GraphTensor input in op.InputTensors)
        {
            input.op.AddConsumer(op);
        }
    }

    internal void RequireUnfinished()
    {
        if (_finalized)
        {
            throw new RuntimeError("Graph is finalized and cannot be modified.");
        }
    }

    /// <summary>The nodes from a number on that are finished now, whoever adds more meanwhile.</summary>
    internal Operation[] NodesFrom(int from)
    {
        lock (Growing)
        {
            return [.. _nodes.Skip(from)];
        }
    }

    /// <summary>What there is beyond given numbers of nodes and of nodes changed, both of one moment.</summary>
    internal (Operation[] Nodes, NodeDef[] Defs, Operation[] Changed) Since(int nodes, int changed)
    {
        lock (Growing)
        {
            Operation[] added = [.. _nodes.Skip(nodes)];
            return (added, Array.ConvertAll(added, n => n.ToNodeDef()), [.. Extended.Skip(changed)]);
        }
    }

    /// <summary>The nodes from a number on as a GraphDef.</summary>
    /// <param name="from">The number of the first node; 0 for all.</param>
    /// <returns>A new message.</returns>
    public GraphDef as_graph_def(int from = 0)
    {
        var def = new GraphDef { Versions = new VersionDef { Producer = Producer }, Library = Functions.ToProto() };
        def.Node.AddRange(NodesFrom(from).Select(n => n.ToNodeDef()));
        return def;
    }
}
