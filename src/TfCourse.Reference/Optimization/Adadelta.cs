namespace TfCourse.Reference;

/// <summary>Adadelta: steps in the units of the parameter, scaled by the ratio of two averages.</summary>
/// <remarks>
/// <code>
/// accum ← ρ·accum + (1 - ρ)·g²
/// update = √(accum_update + ε) / √(accum + ε) · g
/// accum_update ← ρ·accum_update + (1 - ρ)·update²
/// w ← w - α·update
/// </code>
/// <para>Source: Zeiler, 2012, arXiv:1212.5701, Algorithm 1, which has no α (that is α = 1); TensorFlow's op
/// ResourceApplyAdadelta.</para>
/// </remarks>
/// <param name="rho">ρ, decay of both averages; in [0, 1).</param>
/// <param name="epsilon">ε, above 0; it also sets the size of the first steps.</param>
public sealed class Adadelta(double rho = 0.95, double epsilon = 1e-8) : UpdateRule
{
    private readonly double _rho = Hyperparameter.Fraction(rho, nameof(rho));
    private readonly double _epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("accum"), new("accum_update")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray accum = _rho * slots["accum"] + (1 - _rho) * (g * g);
        NDArray update = np.sqrt(slots["accum_update"] + _epsilon) / np.sqrt(accum + _epsilon) * g;
        NDArray accum_update = _rho * slots["accum_update"] + (1 - _rho) * (update * update);
        return new Update(w - learningRate * update, ("accum", accum), ("accum_update", accum_update));
    }
}
