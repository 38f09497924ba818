namespace TfCourse.Reference;

/// <summary>One pass forward: the input and what every layer left.</summary>
/// <param name="X">Input, [n_0, m]: a column an example.</param>
/// <param name="Layers">Layer l at index l - 1.</param>
public sealed record ForwardCache(NDArray X, IReadOnlyList<LayerCache> Layers)
{
    /// <summary>The output of the last layer, [n_L, m].</summary>
    public NDArray AL => Layers[^1].A;

    /// <summary>The activations of layer l; of layer 0 the input.</summary>
    /// <param name="l">0 … L.</param>
    public NDArray A(int l) => l == 0 ? X : Layers[l - 1].A;
}
