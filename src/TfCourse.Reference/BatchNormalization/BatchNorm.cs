namespace TfCourse.Reference;

/// <summary>
/// Batch normalization of a layer's Z, [n, m] with a column an example: every unit gets mean 0 and variance 1 over the
/// mini-batch, and then a learned scale γ and shift β.
/// </summary>
/// <remarks>Source: Ioffe and Szegedy, 2015, arXiv:1502.03167, algorithm 1 (forward), section 3 (backward), algorithm 2 (inference).</remarks>
public static class BatchNorm
{
    /// <summary><c>Znorm = (Z - μ) / √(σ² + ε)</c>, <c>Z̃ = γ·Znorm + β</c>, with μ and σ² over the examples.</summary>
    /// <param name="Z">[n, m], m above 0.</param>
    /// <param name="gamma">γ, [n, 1].</param>
    /// <param name="beta">β, [n, 1].</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <returns>Z̃, [n, m], and what the way back needs.</returns>
    public static (NDArray Ztilde, BatchNormCache Cache) Forward(NDArray Z, NDArray gamma, NDArray beta, double epsilon = 1e-8)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        NDArray mu = np.mean(Z, axis: 1, keepdims: true);
        NDArray variance = np.var(Z, axis: 1, keepdims: true);
        NDArray inverseDeviation = 1.0 / np.sqrt(variance + epsilon);
        NDArray Znorm = (Z - mu) * inverseDeviation;
        return (gamma * Znorm + beta, new BatchNormCache(Znorm, gamma, inverseDeviation, mu, variance));
    }

    /// <summary>
    /// <c>dβ = Σ dZ̃</c>, <c>dγ = Σ dZ̃·Znorm</c>,
    /// <c>dZ = γ / (m·√(σ² + ε)) · (m·dZ̃ - dβ - Znorm·dγ)</c>; sums over the examples. The last two terms are there because
    /// μ and σ² depend on every example.
    /// </summary>
    /// <param name="dZtilde">Derivative by Z̃, [n, m].</param>
    /// <param name="cache">Of the way forward.</param>
    public static (NDArray DZ, NDArray DGamma, NDArray DBeta) Backward(NDArray dZtilde, BatchNormCache cache)
    {
        ArgumentNullException.ThrowIfNull(dZtilde);
        ArgumentNullException.ThrowIfNull(cache);
        double m = dZtilde.shape[1];
        NDArray dbeta = np.sum(dZtilde, axis: 1, keepdims: true);
        NDArray dgamma = np.sum(dZtilde * cache.Znorm, axis: 1, keepdims: true);
        NDArray dZ = cache.Gamma * cache.InverseDeviation / m * (m * dZtilde - dbeta - cache.Znorm * dgamma);
        return (dZ, dgamma, dbeta);
    }

    /// <summary>At test time: <c>Z̃ = γ·(Z - μ) / √(σ² + ε) + β</c> with the averages of training.</summary>
    /// <param name="Z">[n, m]; one example is enough.</param>
    /// <param name="gamma">γ, [n, 1].</param>
    /// <param name="beta">β, [n, 1].</param>
    /// <param name="averages">Averages over training.</param>
    /// <param name="epsilon">ε, above 0, as in training.</param>
    public static NDArray Inference(NDArray Z, NDArray gamma, NDArray beta, MovingAverages averages, double epsilon = 1e-8)
    {
        ArgumentNullException.ThrowIfNull(averages);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        return gamma * (Z - averages.Mu) / np.sqrt(averages.Variance + epsilon) + beta;
    }
}
