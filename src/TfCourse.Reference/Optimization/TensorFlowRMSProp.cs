namespace TfCourse.Reference;

/// <summary>RMSProp as TensorFlow 1 computes it: ε inside the root, the average starting at 1, momentum on the scaled step.</summary>
/// <remarks>
/// <code>
/// rms ← decay·rms + (1 - decay)·g²
/// momentum ← μ·momentum + α·g / √(rms + ε)
/// w ← w - momentum
/// </code>
/// <para>Source: Tieleman and Hinton, 2012, lecture 6.5; TensorFlow's op ResourceApplyRMSProp and its Python class, which
/// starts rms at ones.</para>
/// </remarks>
/// <param name="decay">Decay of the squared average; in [0, 1).</param>
/// <param name="momentum">μ, in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
public sealed class TensorFlowRMSProp(double decay = 0.9, double momentum = 0, double epsilon = 1e-10) : UpdateRule
{
    private readonly double _decay = Hyperparameter.Fraction(decay, nameof(decay));
    private readonly double _momentum = Hyperparameter.Fraction(momentum, nameof(momentum));
    private readonly double _epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("rms", InitialValue: 1), new("momentum")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray rms = _decay * slots["rms"] + (1 - _decay) * (g * g);
        NDArray step = _momentum * slots["momentum"] + learningRate * g / np.sqrt(rms + _epsilon);
        return new Update(w - step, ("rms", rms), ("momentum", step));
    }
}
