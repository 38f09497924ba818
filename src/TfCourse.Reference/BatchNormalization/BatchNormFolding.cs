namespace TfCourse.Reference;

/// <summary>At test time batch normalization is a fixed scale and shift, so it can become part of the linear layer before it.</summary>
public static class BatchNormFolding
{
    /// <summary>
    /// <c>W' = γ/√(σ² + ε) · W</c> row by row, <c>b' = β - γ·μ/√(σ² + ε)</c>: then <c>W'·A + b'</c> is the normalization of <c>W·A</c>.
    /// The layer has no bias of its own: the mean would take it away again.
    /// </summary>
    /// <param name="W">Weights of the layer before, [n, n_prev].</param>
    /// <param name="gamma">γ, [n, 1].</param>
    /// <param name="beta">β, [n, 1].</param>
    /// <param name="averages">Averages over training, [n, 1].</param>
    /// <param name="epsilon">ε, above 0, as in training.</param>
    /// <returns>W', [n, n_prev], and b', [n, 1].</returns>
    public static (NDArray W, NDArray b) Fold(NDArray W, NDArray gamma, NDArray beta, MovingAverages averages, double epsilon = 1e-8)
    {
        ArgumentNullException.ThrowIfNull(averages);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        NDArray scale = gamma / np.sqrt(averages.Variance + epsilon);
        return (scale * W, beta - scale * averages.Mu);
    }
}
