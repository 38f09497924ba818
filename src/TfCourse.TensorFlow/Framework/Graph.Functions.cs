namespace Tensorflow;

/// <content>Functions that nodes call, and graphs that are bodies of functions.</content>
public sealed partial class Graph
{
    /// <summary>An empty graph with no functions.</summary>
    public Graph() => Functions = new FunctionTable();

    /// <summary>The body of a function of a table.</summary>
    internal Graph(FunctionTable functions) => Functions = functions;

    /// <summary>The functions that nodes may call.</summary>
    internal FunctionTable Functions { get; }

    /// <summary>A tensor of another graph as one of this; only graphs of functions can.</summary>
    internal GraphTensor Capture(GraphTensor tensor) => throw new ValueError(
        $"Tensor '{tensor.name}' is not an element of this graph: it was made in another one. Build all of a graph inside one `graph.as_default()` block.");
}
