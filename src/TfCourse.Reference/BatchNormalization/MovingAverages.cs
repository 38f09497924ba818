namespace TfCourse.Reference;

/// <summary>Exponentially weighted averages of a layer's mean and variance over the mini-batches, for test time.</summary>
/// <param name="Mu">Average mean, [n, 1].</param>
/// <param name="Variance">Average variance, [n, 1].</param>
public sealed record MovingAverages(NDArray Mu, NDArray Variance)
{
    /// <summary>Before any mini-batch: mean 0, variance 1.</summary>
    /// <param name="n">Units of the layer.</param>
    public static MovingAverages Start(int n) => new(np.zeros((n, 1)), np.ones((n, 1)));

    /// <summary><c>average = momentum·average + (1 - momentum)·batch</c>, for both.</summary>
    /// <param name="cache">Mean and variance of a mini-batch.</param>
    /// <param name="momentum">In [0, 1): the share that stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is not in [0, 1).</exception>
    public MovingAverages Next(BatchNormCache cache, double momentum = 0.99)
    {
        ArgumentNullException.ThrowIfNull(cache);
        Hyperparameter.Fraction(momentum, nameof(momentum));
        return new(momentum * Mu + (1 - momentum) * cache.Mu, momentum * Variance + (1 - momentum) * cache.Variance);
    }
}
