namespace TfCourse.Reference;

/// <summary>Adam as the course teaches it: both averages are corrected for their start at 0, and ε stands beside the corrected root.</summary>
/// <remarks>
/// <code>
/// v ← β₁·v + (1 - β₁)·g          v̂ = v / (1 - β₁ᵗ)
/// s ← β₂·s + (1 - β₂)·g²         ŝ = s / (1 - β₂ᵗ)
/// w ← w - α·v̂ / (√ŝ + ε)
/// </code>
/// <para>Source: Kingma and Ba, 2014, arXiv:1412.6980, Algorithm 1. <see cref="TensorFlowAdam"/> is the form just before
/// section 2.1; the two agree when ε̂ = ε·√(1 - β₂ᵗ).</para>
/// </remarks>
/// <param name="beta1">β₁, decay of the gradient average; in [0, 1).</param>
/// <param name="beta2">β₂, decay of the squared average; in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
/// <param name="place">Where ε stands.</param>
public sealed class CourseAdam(
    double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, AdamEpsilon place = AdamEpsilon.BesideRoot) : UpdateRule
{
    private readonly double _beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
    private readonly double _beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
    private readonly double _epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("v"), new("s")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray v = _beta1 * slots["v"] + (1 - _beta1) * g;
        NDArray s = _beta2 * slots["s"] + (1 - _beta2) * (g * g);
        NDArray v_corrected = v / (1 - Math.Pow(_beta1, t));
        NDArray s_corrected = s / (1 - Math.Pow(_beta2, t));
        NDArray root = place == AdamEpsilon.BesideRoot ? np.sqrt(s_corrected) + _epsilon : np.sqrt(s_corrected + _epsilon);
        return new Update(w - learningRate * v_corrected / root, ("v", v), ("s", s));
    }
}
