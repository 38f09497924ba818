namespace TfCourse.Reference;

/// <summary>
/// Inputs of mean 0 and variance 1: <c>x ← (x - μ) / σ</c>, with μ and σ of the training set for every set. Features of
/// like sizes make the cost round instead of narrow, and gradient descent may take larger steps.
/// </summary>
/// <param name="Mean">μ of each feature, [n, 1].</param>
/// <param name="Deviation">σ of each feature, [n, 1]; 1 where a feature is constant.</param>
public sealed record InputNormalization(NDArray Mean, NDArray Deviation)
{
    /// <summary>μ = Σ x / m and σ² = Σ (x - μ)² / m over the training examples.</summary>
    /// <param name="trainX">Training inputs, [n, m]: a column an example.</param>
    public static InputNormalization Fit(NDArray trainX)
    {
        ArgumentNullException.ThrowIfNull(trainX);
        NDArray mean = np.mean(trainX, 1, keepdims: true);
        NDArray centred = trainX - mean;
        NDArray variance = np.mean(centred * centred, 1, keepdims: true);
        return new InputNormalization(mean, np.sqrt(np.where(variance == 0.0, np.ones_like(variance), variance)));
    }

    /// <summary><c>(X - μ) / σ</c>.</summary>
    /// <param name="X">Inputs of any set, [n, m].</param>
    public NDArray Apply(NDArray X)
    {
        ArgumentNullException.ThrowIfNull(X);
        return (X - Mean) / Deviation;
    }

    /// <summary>dX from the derivative by the normalized inputs, where μ and σ are given numbers: <c>dX = dXnorm / σ</c>.</summary>
    /// <param name="dXnorm">[n, m].</param>
    public NDArray Backward(NDArray dXnorm)
    {
        ArgumentNullException.ThrowIfNull(dXnorm);
        return dXnorm / Deviation;
    }
}
