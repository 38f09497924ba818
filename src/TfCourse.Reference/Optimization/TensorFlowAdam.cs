namespace TfCourse.Reference;

/// <summary>Adam as TensorFlow computes it: the corrections go into the step size, and ε̂ stands beside the uncorrected root.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 - β₁)·g
/// v ← β₂·v + (1 - β₂)·g²
/// w ← w - α·√(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε̂)
/// </code>
/// <para>Source: Kingma and Ba, 2014, arXiv:1412.6980, the form just before section 2.1; TensorFlow's op
/// ResourceApplyAdam. <see cref="CourseAdam"/> is Algorithm 1: for a gradient of 1e-7 and ε = 1e-8 its first step is
/// 0.91 α, this one's 0.24 α.</para>
/// </remarks>
/// <param name="beta1">β₁, decay of the gradient average; in [0, 1).</param>
/// <param name="beta2">β₂, decay of the squared average; in [0, 1).</param>
/// <param name="epsilonHat">ε̂, above 0; 1e-8 in TensorFlow 1, 1e-7 in Keras.</param>
public sealed class TensorFlowAdam(double beta1 = 0.9, double beta2 = 0.999, double epsilonHat = 1e-8) : UpdateRule
{
    private readonly double _beta1 = Hyperparameter.Fraction(beta1, nameof(beta1));
    private readonly double _beta2 = Hyperparameter.Fraction(beta2, nameof(beta2));
    private readonly double _epsilonHat = Hyperparameter.Positive(epsilonHat, nameof(epsilonHat));

    /// <summary>
    /// Whether β₁ᵗ and β₂ᵗ are products of float32, as the variables are in which TensorFlow keeps them, also for float64
    /// models. β₂ᵗ is then off by up to 6e-8, and 1 - β₂ᵗ, which begins at 0.001, by 1e-5 of itself.
    /// </summary>
    public bool PowersInSinglePrecision { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("m"), new("v")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray m = _beta1 * slots["m"] + (1 - _beta1) * g;
        NDArray v = _beta2 * slots["v"] + (1 - _beta2) * (g * g);
        double alpha = learningRate * Math.Sqrt(1 - Power(_beta2, t)) / (1 - Power(_beta1, t));
        return new Update(w - alpha * m / (np.sqrt(v) + _epsilonHat), ("m", m), ("v", v));
    }

    private double Power(double beta, int t)
    {
        if (!PowersInSinglePrecision)
            return Math.Pow(beta, t);
        float power = (float)beta;
        for (int i = 1; i < t; i++)
            power *= (float)beta;
        return power;
    }
}
