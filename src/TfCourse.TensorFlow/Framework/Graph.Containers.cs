namespace Tensorflow;

/// <content>Containers of resources.</content>
public sealed partial class Graph
{
    /// <summary>The container of the innermost block; empty outside of all.</summary>
    internal string Container { get; private set; } = "";

    /// <summary>Whether this is the body of a function, a branch or a loop.</summary>
    public bool building_function => Outer is not null;

    /// <summary>Stateful operations made until the result is disposed keep what they hold in a container of this name.</summary>
    /// <param name="container_name">The container; empty for the default one.</param>
    /// <returns>The block.</returns>
    public ContainerScope container(string container_name) => new(this, container_name);

    /// <summary>A block around operations of one container.</summary>
    public sealed class ContainerScope : IDisposable
    {
        private readonly Graph _graph;
        private readonly string _previous;

        internal ContainerScope(Graph graph, string name)
        {
            (_graph, _previous, this.name) = (graph, graph.Container, name);
            graph.Container = name;
        }

        /// <summary>The container.</summary>
        public string name { get; }

        /// <summary>Leaves the block.</summary>
        public void Dispose() => _graph.Container = _previous;
    }
}

/// <content>container.</content>
public sealed partial class tensorflow
{
    /// <inheritdoc cref="Graph.container"/>
    public Graph.ContainerScope container(string container_name) => get_default_graph().container(container_name);
}
