namespace TfCourse.Reference;

/// <summary>AMSGrad as TensorFlow computes it: Adam that divides by the largest squared average so far, so steps never grow back.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 - β₁)·g
/// v ← β₂·v + (1 - β₂)·g²
/// vhat ← max(vhat, v)
/// w ← w - α·√(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√vhat + ε̂)
/// </code>
/// <para>Source: Reddi, Kale and Kumar, 2018, "On the convergence of Adam and beyond", Algorithm 2, which has no bias
/// correction; TensorFlow's op ResourceApplyAdamWithAmsgrad corrects as Adam does.</para>
/// </remarks>
/// <param name="beta1">β₁, decay of the gradient average; in [0, 1).</param>
/// <param name="beta2">β₂, decay of the squared average; in [0, 1).</param>
/// <param name="epsilonHat">ε̂, above 0.</param>
public sealed class AMSGrad(double beta1 = 0.9, double beta2 = 0.999, double epsilonHat = 1e-8) : UpdateRule
{
    private readonly double _beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
    private readonly double _beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
    private readonly double _epsilonHat = Hyperparameter.Positive(epsilonHat, nameof(epsilonHat));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("m"), new("v"), new("vhat")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray m = _beta1 * slots["m"] + (1 - _beta1) * g;
        NDArray v = _beta2 * slots["v"] + (1 - _beta2) * (g * g);
        NDArray vhat = np.maximum(slots["vhat"], v);
        double alpha = learningRate * Math.Sqrt(1 - Math.Pow(_beta2, t)) / (1 - Math.Pow(_beta1, t));
        return new Update(w - alpha * m / (np.sqrt(vhat) + _epsilonHat), ("m", m), ("v", v), ("vhat", vhat));
    }
}
