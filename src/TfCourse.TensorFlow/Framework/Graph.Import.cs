using TfCourse.Engine;

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

    /// <summary>Adds the nodes of a GraphDef in a file; all or none.</summary>
    /// <param name="file_path">A GraphDef; text when its name ends in .pbtxt or .txt.</param>
    /// <param name="prefix">The prefix of the names; empty for none.</param>
    /// <returns>True: what cannot be imported is an error.</returns>
    /// <exception cref="TfCourse.Engine.EngineException">There is no such file, or it is damaged.</exception>
    /// <exception cref="ValueError">A node is malformed, an input is unknown, a name is taken, or there is a cycle.</exception>
    /// <exception cref="NotFoundError">An op is unknown.</exception>
    public bool Import(string file_path, string prefix = "")
    {
        Import(GraphFiles.Read<GraphDef>(SystemFileSystem.Instance, file_path), name: prefix);
        return true;
    }

    /// <summary>Adds the nodes of a serialized GraphDef; all or none.</summary>
    /// <param name="bytes">The message.</param>
    /// <param name="prefix">The prefix of the names; empty for none.</param>
    /// <returns>True: what cannot be imported is an error.</returns>
    /// <exception cref="TfCourse.Engine.EngineException">The bytes are no GraphDef.</exception>
    /// <exception cref="ValueError">A node is malformed, an input is unknown, a name is taken, or there is a cycle.</exception>
    /// <exception cref="NotFoundError">An op is unknown.</exception>
    public bool Import(byte[] bytes, string prefix = "")
    {
        Import(GraphFiles.Decode<GraphDef>(bytes, "the GraphDef"), name: prefix);
        return true;
    }

    /// <summary>Removes the nodes from a number on: an import that failed leaves nothing.</summary>
    internal void Truncate(int version)
    {
        for (int i = _nodes.Count - 1; i >= version; i--)
        {
            Operation op = _nodes[i];
            lock (Growing)
            {
                _nodes.RemoveAt(i);
                Unname(op);
            }

            foreach (GraphTensor input in op.InputTensors)
            {
                input.op.RemoveConsumer(op);
            }
        }
    }
}
