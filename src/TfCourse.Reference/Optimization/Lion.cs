namespace TfCourse.Reference;

/// <summary>Lion: steps of one size along the sign of an average, with weight decay beside it.</summary>
/// <remarks>
/// <code>
/// c ← β₁·m + (1 - β₁)·g
/// w ← w - α·(sign(c) + λ·w)
/// m ← β₂·m + (1 - β₂)·g
/// </code>
/// <para>Source: Chen et al., 2023, arXiv:2302.06675, Algorithm 2. Every entry moves by α whatever its gradient's size, so α
/// is chosen some ten times smaller than Adam's.</para>
/// </remarks>
/// <param name="beta1">β₁, how much of the average the step follows; in [0, 1).</param>
/// <param name="beta2">β₂, decay of the average; in [0, 1).</param>
/// <param name="weightDecay">λ, at least 0.</param>
public sealed class Lion(double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0) : UpdateRule
{
    private readonly double _beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
    private readonly double _beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
    private readonly double _weightDecay = Hyperparameter.NotNegative(weightDecay, nameof(weightDecay));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("m")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray c = _beta1 * slots["m"] + (1 - _beta1) * g;
        NDArray m = _beta2 * slots["m"] + (1 - _beta2) * g;
        return new Update(w - learningRate * (np.sign(c) + _weightDecay * w), ("m", m));
    }
}
