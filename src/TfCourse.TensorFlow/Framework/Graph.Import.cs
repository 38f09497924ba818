namespace Tensorflow;

/// <content>Adding the nodes of a GraphDef.</content>
public sealed partial class Graph
{
    /// <summary>Adds the nodes of a GraphDef; all or none.</summary>
    /// <param name="graph_def">The nodes, in any order.</param>
    /// <param name="input_map">Tensors of this graph that take the place of tensors of the GraphDef, by the latter's names.</param>
    /// <param name="return_elements">Names of the GraphDef's operations ("a") and tensors ("a:0") to be returned.</param>
    /// <param name="name">The prefix of the names; null for "import", empty for none.</param>
    /// <returns>What return_elements names, in its order.</returns>
    /// <exception cref="ValueError">A node is malformed, an input is unknown, a name is taken, or there is a cycle.</exception>
    /// <exception cref="NotFoundError">An op is unknown.</exception>
    public ITensorOrOperation[] Import(GraphDef graph_def, IReadOnlyDictionary<string, Tensor>? input_map = null, string[]? return_elements = null, string? name = null)
    {
        RequireUnfinished();
        string prefix = EnterScope(name is null ? "import" : name.Length == 0 ? null : name, out string previous);
        LeaveScope(previous);
        var import = new GraphImport(this, graph_def, input_map ?? new Dictionary<string, Tensor>(), prefix);
        import.Check();
        import.Run();
        return [.. (return_elements ?? []).Select(import.Find)];
    }

    /// <summary>Removes the nodes from a number on: an import that failed leaves nothing.</summary>
    internal void Truncate(int version)
    {
        for (int i = _nodes.Count - 1; i >= version; i--)
        {
            Operation op = _nodes[i];
            lock (_growing)
            {
                _nodes.RemoveAt(i);
            }

            Unname(op);
            foreach (GraphTensor input in op.InputTensors)
            {
                input.op.RemoveConsumer(op);
            }
        }
    }
}
