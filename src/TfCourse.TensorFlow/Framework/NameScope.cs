namespace Tensorflow;

public static partial class ops
{
    /// <summary>Refuses values of different graphs: operations of one block belong to one.</summary>
    /// <returns>Their graph; null when there is none.</returns>
    internal static Graph? RequireSameGraph(object? values)
    {
        Tensor[] tensors = values switch { Tensor one => [one], System.Collections.IEnumerable many and not string => [.. many.OfType<GraphTensor>()], _ => [] };
        if (Array.Find(tensors, t => t.graph != tensors[0].graph) is { } other)
        {
            throw new ValueError($"{other} must be from the same graph as {tensors[0]}.");
        }

        return tensors.Length > 0 ? tensors[0].graph : null;
    }

    /// <summary>Puts the names of nodes made inside it under a common prefix: <c>using (tf.name_scope("layer1")) { … }</c>.</summary>
    public sealed class NameScope : IDisposable
    {
        private readonly Graph _graph;
        private readonly string _previous;
        private Graph? _entered;
        private bool _left;

        /// <summary>Enters a scope.</summary>
        /// <param name="name">A name makes a new scope (made unique); with a trailing slash it re-enters one; empty leaves all.</param>
        /// <param name="default_name">The name when the first is null.</param>
        /// <param name="graph">The graph; null for the default one.</param>
        /// <exception cref="ValueError">The name is no scope's.</exception>
        public NameScope(string? name, string? default_name = "", Graph? graph = null)
        {
            _graph = graph ?? get_default_graph();
            scope_name = _graph.EnterScope(name ?? default_name, out _previous);
        }

        // Enters the graph as well.
        internal static NameScope Within(Graph graph, string? name, string? default_name)
        {
            graph.as_default();
            try
            {
                return new NameScope(name, default_name, graph) { _entered = graph };
            }
            catch
            {
                graph.Exit();
                throw;
            }
        }

        /// <summary>The full scope with its trailing slash; re-enters the scope when given as a name.</summary>
        public string scope_name { get; }

        /// <summary>The full scope, as the scope itself stands for its name.</summary>
        /// <param name="scope">The scope.</param>
        public static implicit operator string(NameScope scope) => scope.scope_name;

        /// <summary>Leaves the scope.</summary>
        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                _graph.LeaveScope(_previous);
                _entered?.Exit();
            }
        }
    }
}
