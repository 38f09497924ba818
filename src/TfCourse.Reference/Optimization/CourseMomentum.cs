namespace TfCourse.Reference;

/// <summary>Momentum as the course teaches it: steps along an exponentially weighted average of the gradients.</summary>
/// <remarks>
/// <code>
/// v ← β·v + (1 - β)·g
/// w ← w - α·v
/// </code>
/// <para>The course leaves out bias correction here. <see cref="TensorFlowMomentum"/> has no (1 - β): the same path needs
/// α_TensorFlow = α·(1 - β).</para>
/// </remarks>
/// <param name="beta">β, in [0, 1); 0 is gradient descent.</param>
public sealed class CourseMomentum(double beta = 0.9) : UpdateRule
{
    private readonly double _beta = Hyperparameter.Fraction(beta, nameof(beta));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("v")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray v = _beta * slots["v"] + (1 - _beta) * g;
        return new Update(w - learningRate * v, ("v", v));
    }
}
