namespace Tensorflow;

/// <summary>The body of a function while it is built or looked into: a graph with arguments and results.</summary>
/// <param name="graph">The body's nodes; arguments are placeholders.</param>
internal sealed class FunctionGraph(Graph graph)
{
    public Graph Graph => graph;

    public List<GraphTensor> Arguments { get; } = [];

    public List<GraphTensor> Results { get; } = [];
}
