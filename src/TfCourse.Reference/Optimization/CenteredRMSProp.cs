namespace TfCourse.Reference;

/// <summary>RMSProp that divides by the estimated deviation of the gradient instead of its size, as TensorFlow 1 computes it.</summary>
/// <remarks>
/// <code>
/// mg ← decay·mg + (1 - decay)·g
/// rms ← decay·rms + (1 - decay)·g²
/// momentum ← μ·momentum + α·g / √(rms - mg² + ε)
/// w ← w - momentum
/// </code>
/// <para>Source: Graves, 2013, arXiv:1308.0850, equations 38 to 41; TensorFlow's op ResourceApplyCenteredRMSProp.</para>
/// </remarks>
/// <param name="decay">Decay of both averages; in [0, 1).</param>
/// <param name="momentum">μ, in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
public sealed class CenteredRMSProp(double decay = 0.9, double momentum = 0, double epsilon = 1e-10) : UpdateRule
{
    private readonly double _decay = Hyperparameter.Fraction(decay, nameof(decay));
    private readonly double _momentum = Hyperparameter.Fraction(momentum, nameof(momentum));
    private readonly double _epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("mg"), new("rms", InitialValue: 1), new("momentum")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray mg = _decay * slots["mg"] + (1 - _decay) * g;
        NDArray rms = _decay * slots["rms"] + (1 - _decay) * (g * g);
        NDArray step = _momentum * slots["momentum"] + learningRate * g / np.sqrt(rms - mg * mg + _epsilon);
        return new Update(w - step, ("mg", mg), ("rms", rms), ("momentum", step));
    }
}
