namespace Tensorflow;

/// <summary>Adds nodes: the one way from the functions of <c>tf</c> to a graph.</summary>
internal static class Build
{
    /// <summary>An op of one output. The graph is that of the inputs, or the default one.</summary>
    public static GraphTensor One(string op, string? name, ReadOnlySpan<Tensor> inputs, params ReadOnlySpan<Attr> attrs)
        => Node(op, name, inputs, attrs).OutputTensors[0];

    /// <summary>An op of several outputs.</summary>
    public static Tensor[] Many(string op, string? name, ReadOnlySpan<Tensor> inputs, params ReadOnlySpan<Attr> attrs)
        => Node(op, name, inputs, attrs).outputs;

    /// <summary>An op as a node.</summary>
    public static Operation Node(string op, string? name, ReadOnlySpan<Tensor> inputs, params ReadOnlySpan<Attr> attrs)
        => GraphOf(inputs).AddNode(op, inputs, attrs, name);

    // Where the inputs are; the default graph where it is the same or the body of a function inside of it.
    private static Graph GraphOf(ReadOnlySpan<Tensor> inputs)
    {
        Graph now = ops.get_default_graph();
        foreach (Tensor input in inputs)
        {
            if (input is GraphTensor tensor && tensor.graph != now && tensor.graph.Inner() != now)
            {
                return tensor.graph;
            }
        }

        return now;
    }
}
