namespace TfCourse.Reference;

/// <summary>Momentum as TensorFlow computes it: the gradient is added whole.</summary>
/// <remarks>
/// <code>
/// accum ← momentum·accum + g
/// w ← w - α·accum
/// </code>
/// <para>Source: Polyak, 1964; the form of Sutskever et al., 2013, equations 1 and 2, with α outside; TensorFlow's op
/// ResourceApplyMomentum.</para>
/// </remarks>
/// <param name="momentum">In [0, 1); 0 is gradient descent.</param>
public sealed class TensorFlowMomentum(double momentum = 0.9) : UpdateRule
{
    private readonly double _momentum = Hyperparameter.Fraction(momentum, nameof(momentum));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("momentum")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray accum = _momentum * slots["momentum"] + g;
        return new Update(w - learningRate * accum, ("momentum", accum));
    }
}
