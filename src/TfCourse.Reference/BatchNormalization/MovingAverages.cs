namespace TfCourse.Reference;

/// <summary>Exponentially weighted averages of a layer's mean and variance over the mini-batches, for test time.</summary>
/// <param name="Mu">Average mean, [n, 1].</param>
/// <param name="Variance">Average variance, [n, 1].</param>
public sealed record MovingAverages(NDArray Mu, NDArray Variance)
{
    /// <summary>Before any mini-batch: mean 0, variance 1.</summary>
    /// <param name="n">Units of the layer.</param>
    public static MovingAverages Start(int n) => new(np.zeros((n, 1)), np.ones((n, 1)));

    /// <summary><c>average = momentum·average + (1 - momentum)·batch</c>, for both: TensorFlow's convention.</summary>
    /// <param name="cache">Mean and variance of a mini-batch.</param>
    /// <param name="momentum">In [0, 1): the share that stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is not in [0, 1).</exception>
    public MovingAverages Next(BatchNormCache cache, double momentum = 0.99) => Next(cache, momentum, MomentumConvention.TensorFlow);

    /// <summary>The averages after a mini-batch, by a convention.</summary>
    /// <param name="cache">Mean and variance of a mini-batch.</param>
    /// <param name="momentum">In [0, 1); what it means is the convention's.</param>
    /// <param name="convention">Whose.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is not in [0, 1).</exception>
    /// <exception cref="ArgumentException">By PyTorch's convention a mini-batch needs two examples: its variance is over m - 1.</exception>
    public MovingAverages Next(BatchNormCache cache, double momentum, MomentumConvention convention)
    {
        ArgumentNullException.ThrowIfNull(cache);
        Hyperparameter.Fraction(momentum, nameof(momentum));
        if (convention == MomentumConvention.TensorFlow)
            return Mixed(momentum, cache.Mu, cache.Variance);

        double m = cache.Znorm.shape[1];
        return m > 1
            ? Mixed(1 - momentum, cache.Mu, cache.Variance * (m / (m - 1)))
            : throw new ArgumentException("The mini-batch has one example; PyTorch's running variance is over m - 1 and needs two.", nameof(cache));
    }

    private MovingAverages Mixed(double stays, NDArray mu, NDArray variance) => new(stays * Mu + (1 - stays) * mu, stays * Variance + (1 - stays) * variance);
}
