namespace Tensorflow;

/// <content>Importing graphs.</content>
public sealed partial class tensorflow
{
    /// <summary>Adds the nodes of a GraphDef to the default graph; all or none.</summary>
    /// <param name="graph_def">The nodes, in any order.</param>
    /// <param name="input_map">Tensors of this graph that take the place of tensors of the GraphDef, by the latter's names.</param>
    /// <param name="return_elements">Names of the GraphDef's operations ("a") and tensors ("a:0") to be returned.</param>
    /// <param name="name">The prefix of the names; null for "import", empty for none.</param>
    /// <returns>What return_elements names, in its order.</returns>
    /// <exception cref="ValueError">A node is malformed, an input is unknown, a name is taken, or there is a cycle.</exception>
    /// <exception cref="NotFoundError">An op is unknown.</exception>
    public ITensorOrOperation[] import_graph_def(
        GraphDef graph_def, IReadOnlyDictionary<string, Tensor>? input_map = null, string[]? return_elements = null, string? name = null)
        => get_default_graph().Import(graph_def, input_map, return_elements, name);
}
