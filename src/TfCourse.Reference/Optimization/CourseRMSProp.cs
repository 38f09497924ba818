namespace TfCourse.Reference;

/// <summary>RMSProp as the course teaches it: ε beside the root, the average starting at 0.</summary>
/// <remarks>
/// <code>
/// s ← β·s + (1 - β)·g²
/// w ← w - α·g / (√s + ε)
/// </code>
/// <para>Source: Tieleman and Hinton, 2012, Coursera "Neural networks for machine learning", lecture 6.5.
/// <see cref="TensorFlowRMSProp"/> puts ε inside the root and starts at 1.</para>
/// </remarks>
/// <param name="beta">β, decay of the squared average; in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
public sealed class CourseRMSProp(double beta = 0.9, double epsilon = 1e-8) : UpdateRule
{
    private readonly double _beta = Hyperparameter.Fraction(beta, nameof(beta));
    private readonly double _epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("s")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray s = _beta * slots["s"] + (1 - _beta) * (g * g);
        return new Update(w - learningRate * g / (np.sqrt(s) + _epsilon), ("s", s));
    }
}
