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
        => ops.get_default_graph().AddNode(op, inputs, attrs, name);
}
