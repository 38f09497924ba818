namespace Tensorflow;

/// <content>Functions that nodes call, and graphs that are bodies of functions.</content>
public sealed partial class Graph
{
    private readonly List<(GraphTensor Outer, GraphTensor Inner)> _captures = [];
    private readonly Dictionary<GraphTensor, GraphTensor> _inner = [];
    private readonly Dictionary<GraphTensor, GraphTensor> _outer = [];
    private readonly Dictionary<GraphTensor, GraphTensor> _origins = [];

    /// <summary>An empty graph with no functions.</summary>
    public Graph() => Functions = new FunctionTable();

    /// <summary>The body of a function of a table.</summary>
    internal Graph(FunctionTable functions, Graph? outer = null) => (Functions, Outer) = (functions, outer);

    /// <summary>The functions that nodes may call.</summary>
    internal FunctionTable Functions { get; }

    /// <summary>The graph around a function's body, whose tensors the body may use; null for other graphs.</summary>
    internal Graph? Outer { get; }

    /// <summary>Tensors of the outer graph that this one uses, each with the placeholder that stands for it.</summary>
    internal IReadOnlyList<(GraphTensor Outer, GraphTensor Inner)> Captures => _captures;

    /// <summary>The tensor of the outer graph that a placeholder stands for; null for other tensors.</summary>
    internal GraphTensor? Captured(GraphTensor inner) => _outer.GetValueOrDefault(inner);

    /// <summary>Whether constants of the outer graph are copied, not captured: so in bodies of gradients.</summary>
    internal bool CopiesConstants { get; init; }

    /// <summary>Operations whose function was replaced after they were made, in the order in which that happened.</summary>
    internal List<Operation> Extended { get; } = [];

    /// <summary>The graph that is being built: the default one when it is this or the body of a function of this, else this.</summary>
    internal Graph Inner()
    {
        Graph now = ops.get_default_graph();
        for (Graph? graph = now; graph is not null; graph = graph.Outer)
        {
            if (graph == this)
            {
                return now;
            }
        }

        return this;
    }

    /// <summary>A tensor of another graph as one of this; only graphs of functions can.</summary>
    /// <exception cref="ValueError">The graph is no function's, or the tensor is of no graph around it.</exception>
    internal GraphTensor Capture(GraphTensor tensor)
    {
        if (_inner.TryGetValue(tensor, out GraphTensor? known))
        {
            return known;
        }

        if (Outer is null)
        {
            throw new ValueError(
                $"Tensor '{tensor.name}' is not an element of this graph: it was made in another one, and inputs must be from the same graph as each other. Build all of a graph inside one `graph.as_default()` block.");
        }

        GraphTensor outer = tensor.graph == Outer ? tensor : Outer.Capture(tensor);
        GraphTensor inner;
        if (outer.op.type == "Const" && (CopiesConstants || !outer.dtype.IsTrainable()))
        {
            // A copy costs nothing, and its value is known while the body is built.
            inner = AddOutside("Const", outer.op.name, ("dtype", outer.dtype), ("value", outer.op.get_attr("value")));
        }
        else
        {
            inner = AddArgument(outer.dtype, outer.shape, outer.op.name, outer);
            _captures.Add((outer, inner));
            _outer.Add(inner, outer);
        }

        _inner.Add(tensor, inner);
        _inner.TryAdd(outer, inner);
        return inner;
    }

    /// <summary>A placeholder for an argument of a function's body, outside of all scopes.</summary>
    /// <param name="dtype">Its type; that of a reference becomes that of the value.</param>
    /// <param name="shape">What is known of its shape.</param>
    /// <param name="name">The wish for a name.</param>
    /// <param name="origin">The tensor that is passed, when there is only one: what is known of a handle is known from it.</param>
    internal GraphTensor AddArgument(TF_DataType dtype, Shape shape, string name, GraphTensor? origin = null)
    {
        GraphTensor argument = AddOutside("Placeholder", name, ("dtype", dtype.as_base_dtype()), ("shape", shape));
        if (origin is not null)
        {
            SetOrigin(argument, origin);
        }

        return argument;
    }

    /// <summary>Says which tensor is passed for an argument.</summary>
    internal void SetOrigin(GraphTensor argument, GraphTensor origin) => _origins[argument] = origin;

    /// <summary>The tensor that is passed for an argument; null when that is not known, or the tensor is no argument.</summary>
    internal GraphTensor? Origin(GraphTensor argument) => _origins.GetValueOrDefault(argument);

    // Without the scope, control dependencies, device and colocation of the code that happens to need it first.
    private GraphTensor AddOutside(string op, string name, params ReadOnlySpan<Attr> attrs)
    {
        string device = CurrentDevice;
        _ = EnterScope(null, out string previous);
        PushControlDependencies(null);
        PushColocation(null);
        CurrentDevice = "";
        try
        {
            return AddNode(op, [], attrs, name).OutputTensors[0];
        }
        finally
        {
            CurrentDevice = device;
            PopColocation();
            PopControlDependencies();
            LeaveScope(previous);
        }
    }
}
