namespace TfCourse.Reference;

/// <summary>A layer's pass forward with batch normalization.</summary>
/// <param name="W">Weights, [n, n_prev].</param>
/// <param name="Z">W·A_prev without a bias, [n, m].</param>
/// <param name="Normalization">What the way back needs; null where averages of training took the place of the batch's own.</param>
/// <param name="Ztilde">γ·Znorm + β, [n, m]; in the last layer W·A_prev + b.</param>
/// <param name="A">Activations, [n, m].</param>
public sealed record BatchNormLayer(NDArray W, NDArray Z, BatchNormCache? Normalization, NDArray Ztilde, NDArray A);

/// <summary>A pass forward through a network with batch normalization.</summary>
/// <param name="X">Input, [n_0, m].</param>
/// <param name="Layers">The layers, the first one first.</param>
public sealed record BatchNormPass(NDArray X, IReadOnlyList<BatchNormLayer> Layers)
{
    /// <summary>The output: softmax of the last Z, [classes, m].</summary>
    public NDArray AL => Layers[^1].A;

    /// <summary>The logits, [classes, m].</summary>
    public NDArray Logits => Layers[^1].Ztilde;
}
