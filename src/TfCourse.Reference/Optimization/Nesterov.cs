namespace TfCourse.Reference;

/// <summary>Nesterov's accelerated gradient as TensorFlow computes it: the gradient looks one momentum step ahead.</summary>
/// <remarks>
/// <code>
/// accum ← momentum·accum + g
/// w ← w - α·(g + momentum·accum)
/// </code>
/// <para>Source: Nesterov, 1983; rewritten for the parameters at the looked-ahead place as in Bengio,
/// Boulanger-Lewandowski and Pascanu, 2012, arXiv:1212.0901, equation 7; TensorFlow's op ResourceApplyMomentum with
/// use_nesterov.</para>
/// </remarks>
/// <param name="momentum">In [0, 1); 0 is gradient descent.</param>
public sealed class Nesterov(double momentum = 0.9) : UpdateRule
{
    private readonly double _momentum = Hyperparameter.Fraction(momentum, nameof(momentum));

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots { get; } = [new("momentum")];

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
    {
        ArgumentNullException.ThrowIfNull(slots);
        NDArray accum = _momentum * slots["momentum"] + g;
        return new Update(w - learningRate * (g + _momentum * accum), ("momentum", accum));
    }
}
