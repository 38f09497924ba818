namespace TfCourse.Reference;

/// <summary>AdaMax: Adam with a decaying maximum in place of the root of the squared average.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 - β₁)·g
/// v ← max(β₂·v, |g|)
/// w ← w - α / (1 - β₁ᵗ) · m / (v + ε)
/// </code>
/// <para>Source: Kingma and Ba, 2014, arXiv:1412.6980, Algorithm 2, which has no ε; TensorFlow's op ResourceApplyAdaMax.</para>
/// </remarks>
/// <param name="beta1">β₁, decay of the gradient average; in [0, 1).</param>
/// <param name="beta2">β₂, decay of the maximum; in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
public sealed class AdaMax(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : UpdateRule
{
    private readonly double _beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
    private readonly double _beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
    private readonly double _epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("m"), new("v")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray m = _beta1 * slots["m"] + (1 - _beta1) * g;
        NDArray v = np.maximum(_beta2 * slots["v"], np.abs(g));
        double alpha = learningRate / (1 - Math.Pow(_beta1, t));
        return new Update(w - alpha * m / (v + _epsilon), ("m", m), ("v", v));
    }
}
