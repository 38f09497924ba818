namespace Tensorflow;

/// <content>Graphs, sessions, scopes, gradients.</content>
public sealed partial class tensorflow
{
    /// <summary>A new, empty graph.</summary>
    /// <returns>The graph.</returns>
    public Graph Graph() => new();

    /// <summary>The graph that nodes are added to now.</summary>
    /// <returns>The graph.</returns>
    public Graph get_default_graph() => ops.get_default_graph();

    /// <summary>Makes the default graph a new one.</summary>
    public void reset_default_graph() => ops.reset_default_graph();

    /// <summary>A session of the default graph, made the default session until it is disposed.</summary>
    /// <returns>The session.</returns>
    public Session Session() => new Session().as_default();

    /// <summary>A session of a graph, made the default session until it is disposed.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="config">Threads and the like.</param>
    /// <returns>The session.</returns>
    public Session Session(Graph graph, ConfigProto? config = null) => new Session(graph, config).as_default();

    /// <summary>A session of the default graph, made the default session until it is disposed.</summary>
    /// <param name="config">Threads and the like.</param>
    /// <returns>The session.</returns>
    public Session Session(ConfigProto config) => new Session(null, config).as_default();

    /// <summary>A session whose graph a TensorFlow server executes, made the default session until it is disposed.</summary>
    /// <param name="target">The server's address, e.g. grpc://10.0.0.1:2222; empty for this process. The default engine has to know targets.</param>
    /// <param name="graph">The graph; null for the default one.</param>
    /// <param name="config">Threads and the like.</param>
    /// <returns>The session.</returns>
    /// <exception cref="TfCourse.Engine.EngineException">The server cannot be reached, or the engine runs in this process only.</exception>
    public Session Session(string target, Graph? graph = null, ConfigProto? config = null) => new Session(graph, config, target: target).as_default();

    /// <summary>A prefix for the names of nodes made inside: <c>using (tf.name_scope("layer1")) { … }</c>.</summary>
    /// <param name="name">A name makes a new scope; with a trailing slash it re-enters one.</param>
    /// <param name="default_name">The name when the first is null.</param>
    /// <param name="values">Tensors whose graph is the default one inside; null for the default graph as it is.</param>
    /// <returns>The scope, to be disposed.</returns>
    public ops.NameScope name_scope(string? name, string? default_name = "", object? values = null)
    {
        Graph? graph = ops.RequireSameGraph(values);
        return graph is null || graph.Inner() == ops.get_default_graph() ? new ops.NameScope(name, default_name) : ops.NameScope.Within(graph, name, default_name);
    }

    /// <summary>dy/dx for each x, summed over ys.</summary>
    /// <param name="ys">What is differentiated.</param>
    /// <param name="xs">By what: tensors or variables.</param>
    /// <param name="grad_ys">A weight for each y, of its shape; null for ones.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="colocate_gradients_with_ops">Kept for source compatibility: there is one device.</param>
    /// <param name="gate_gradients">Whether all gradients of an op's inputs are there before one is used.</param>
    /// <param name="aggregation_method">0: gradients that meet are added at once; 1 and 2: one after the other.</param>
    /// <param name="stop_gradients">Tensors to be taken as constant.</param>
    /// <param name="unconnected_gradients">What an x has that no path leads to: "none" null, "zero" zeros.</param>
    /// <returns>A gradient of each x's shape, an <see cref="IndexedSlices"/> for gathered ones, null where no path leads.</returns>
    public Tensor[] gradients(Tensor[] ys, Tensor[] xs, Tensor[]? grad_ys = null, string name = "gradients", bool colocate_gradients_with_ops = false,
        bool gate_gradients = false, int? aggregation_method = null, Tensor[]? stop_gradients = null, string unconnected_gradients = "none")
    {
        if (aggregation_method is < 0 or > 2)
        {
            throw new ValueError($"Invalid `aggregation_method` specified {aggregation_method}. Accepted values are [0, 1, 2].");
        }

        bool zeros = unconnected_gradients switch
        {
            "none" => false,
            "zero" => true,
            _ => throw new ValueError($"Unknown value for unconnected_gradients: '{unconnected_gradients}'; it is 'none' or 'zero'"),
        };
        Tensor?[] found = GradientBuilder.Gradients(ys, xs, grad_ys, name, stop_gradients, gate_gradients, aggregation_method > 0);
        return [.. found.Select((g, i) => g ?? (zeros ? Unconnected(xs[i]) : null!))];
    }

    /// <summary>dy/dx for each x.</summary>
    /// <param name="ys">What is differentiated.</param>
    /// <param name="xs">By what: tensors or variables.</param>
    /// <param name="grad_ys">A weight for y, of its shape; null for ones.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="colocate_gradients_with_ops">Kept for source compatibility: there is one device.</param>
    /// <param name="gate_gradients">Whether all gradients of an op's inputs are there before one is used.</param>
    /// <param name="aggregation_method">0: gradients that meet are added at once; 1 and 2: one after the other.</param>
    /// <param name="stop_gradients">Tensors to be taken as constant.</param>
    /// <param name="unconnected_gradients">What an x has that no path leads to: "none" null, "zero" zeros.</param>
    /// <returns>A gradient of each x's shape; null where no path leads.</returns>
    public Tensor[] gradients(Tensor ys, Tensor[] xs, Tensor[]? grad_ys = null, string name = "gradients", bool colocate_gradients_with_ops = false,
        bool gate_gradients = false, int? aggregation_method = null, Tensor[]? stop_gradients = null, string unconnected_gradients = "none")
        => gradients([ys], xs, grad_ys, name, colocate_gradients_with_ops, gate_gradients, aggregation_method, stop_gradients, unconnected_gradients);

    /// <summary>dy/dx.</summary>
    /// <param name="ys">What is differentiated.</param>
    /// <param name="xs">By what: a tensor or a variable.</param>
    /// <param name="grad_ys">A weight for y, of its shape; null for ones.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="colocate_gradients_with_ops">Kept for source compatibility: there is one device.</param>
    /// <param name="gate_gradients">Whether all gradients of an op's inputs are there before one is used.</param>
    /// <param name="aggregation_method">0: gradients that meet are added at once; 1 and 2: one after the other.</param>
    /// <param name="stop_gradients">Tensors to be taken as constant.</param>
    /// <param name="unconnected_gradients">What an x has that no path leads to: "none" null, "zero" zeros.</param>
    /// <returns>One gradient, of x's shape; null where no path leads.</returns>
    public Tensor[] gradients(Tensor ys, Tensor xs, Tensor[]? grad_ys = null, string name = "gradients", bool colocate_gradients_with_ops = false,
        bool gate_gradients = false, int? aggregation_method = null, Tensor[]? stop_gradients = null, string unconnected_gradients = "none")
        => gradients([ys], [xs], grad_ys, name, colocate_gradients_with_ops, gate_gradients, aggregation_method, stop_gradients, unconnected_gradients);

    /// <summary>The matrices of second derivatives: for each x of shape s one of shape s + s.</summary>
    /// <param name="ys">What is differentiated, summed.</param>
    /// <param name="xs">By what: tensors or variables.</param>
    /// <param name="name">Kept for source compatibility: the nodes lie in the scope around, as TensorFlow's do.</param>
    /// <param name="colocate_gradients_with_ops">Kept for source compatibility: there is one device.</param>
    /// <param name="gate_gradients">As in <see cref="gradients(Tensor[], Tensor[], Tensor[], string, bool, bool, int?, Tensor[], string)"/>.</param>
    /// <param name="aggregation_method">As there.</param>
    /// <returns>A Hessian for each x.</returns>
    /// <exception cref="ValueError">No path leads to an x.</exception>
    public Tensor[] hessians(Tensor[] ys, Tensor[] xs, string name = "hessians", bool colocate_gradients_with_ops = false, bool gate_gradients = false, int? aggregation_method = null)
        => Hessians.Of(gradients(ys, xs, gate_gradients: gate_gradients, aggregation_method: aggregation_method), xs, gate_gradients, aggregation_method);

    /// <summary>The matrix of second derivatives by one x.</summary>
    /// <param name="ys">What is differentiated, summed.</param>
    /// <param name="xs">By what: a tensor or a variable.</param>
    /// <param name="name">Kept for source compatibility: the nodes lie in the scope around, as TensorFlow's do.</param>
    /// <returns>One Hessian, of x's shape twice.</returns>
    /// <exception cref="ValueError">No path leads to x.</exception>
    public Tensor[] hessians(Tensor ys, Tensor xs, string name = "hessians") => hessians([ys], [xs], name);

    private static GraphTensor Unconnected(Tensor x)
    {
        GraphTensor tensor = x.In(ops.get_default_graph(), TF_DataType.DtInvalid, "tensor");
        return tensor.shape.IsFullyDefined
            ? tensor.graph.AddConstant(new TfCourse.Engine.HostTensor((DataType)tensor.dtype.as_base_dtype(), tensor.shape.dims), "zeros_like")
            : Build.One("ZerosLike", "zeros_like", [tensor]);
    }
}
