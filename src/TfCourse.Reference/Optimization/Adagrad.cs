namespace TfCourse.Reference;

/// <summary>Adagrad: steps shrink with the root of the sum of all squared gradients so far.</summary>
/// <remarks>
/// <code>
/// accum ← accum + g²
/// w ← w - α·g / (√accum + ε)
/// </code>
/// <para>Source: Duchi, Hazan and Singer, 2011, Journal of Machine Learning Research 12, equation 1 with the diagonal
/// matrix; TensorFlow's ops ResourceApplyAdagrad (ε = 0, accum starting at 0.1) and ResourceApplyAdagradV2 (Keras,
/// ε = 1e-7).</para>
/// </remarks>
/// <param name="initialAccumulator">What accum starts at, at least 0; above 0 where ε is 0.</param>
/// <param name="epsilon">ε, at least 0.</param>
public sealed class Adagrad(double initialAccumulator = 0.1, double epsilon = 0) : UpdateRule
{
    private readonly double _epsilon = Hyperparameter.NotNegative(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } =
        [new("accumulator", epsilon > 0
            ? Hyperparameter.NotNegative(initialAccumulator, nameof(initialAccumulator))
            : Hyperparameter.Positive(initialAccumulator, nameof(initialAccumulator)))];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray accum = slots["accumulator"] + g * g;
        return new Update(w - learningRate * g / (np.sqrt(accum) + _epsilon), ("accumulator", accum));
    }
}
