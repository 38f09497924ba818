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

    /// <summary>A prefix for the names of nodes made inside: <c>using (tf.name_scope("layer1")) { … }</c>.</summary>
    /// <param name="name">A name makes a new scope; with a trailing slash it re-enters one.</param>
    /// <param name="default_name">The name when the first is null.</param>
    /// <param name="values">Not used; TensorFlow takes the graph from them.</param>
    /// <returns>The scope, to be disposed.</returns>
    public ops.NameScope name_scope(string? name, string? default_name = "", object? values = null) => new(name, default_name);

    /// <summary>dy/dx for each x, summed over ys.</summary>
    /// <param name="ys">What is differentiated.</param>
    /// <param name="xs">By what: tensors or variables.</param>
    /// <param name="grad_ys">A weight for each y, of its shape; null for ones.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="stop_gradients">Tensors to be taken as constant.</param>
    /// <returns>A gradient of each x's shape, an <see cref="IndexedSlices"/> for gathered ones, null where no path leads.</returns>
    public Tensor[] gradients(Tensor[] ys, Tensor[] xs, Tensor[]? grad_ys = null, string name = "gradients", Tensor[]? stop_gradients = null)
        => GradientBuilder.Gradients(ys, xs, grad_ys, name, stop_gradients)!;

    /// <summary>dy/dx for each x.</summary>
    /// <param name="ys">What is differentiated.</param>
    /// <param name="xs">By what: tensors or variables.</param>
    /// <param name="grad_ys">A weight for y, of its shape; null for ones.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="stop_gradients">Tensors to be taken as constant.</param>
    /// <returns>A gradient of each x's shape; null where no path leads.</returns>
    public Tensor[] gradients(Tensor ys, Tensor[] xs, Tensor[]? grad_ys = null, string name = "gradients", Tensor[]? stop_gradients = null)
        => gradients([ys], xs, grad_ys, name, stop_gradients);

    /// <summary>dy/dx.</summary>
    /// <param name="ys">What is differentiated.</param>
    /// <param name="xs">By what: a tensor or a variable.</param>
    /// <param name="grad_ys">A weight for y, of its shape; null for ones.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="stop_gradients">Tensors to be taken as constant.</param>
    /// <returns>One gradient, of x's shape; null where no path leads.</returns>
    public Tensor[] gradients(Tensor ys, Tensor xs, Tensor[]? grad_ys = null, string name = "gradients", Tensor[]? stop_gradients = null)
        => gradients([ys], [xs], grad_ys, name, stop_gradients);
}
