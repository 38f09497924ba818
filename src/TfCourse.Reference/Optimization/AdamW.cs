namespace TfCourse.Reference;

/// <summary>AdamW as Keras computes it: weight decay beside Adam's step instead of inside its gradient.</summary>
/// <remarks>
/// <code>
/// w ← w - α·λ·w
/// w ← w - α·√(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε̂)      m and v as in Adam
/// </code>
/// <para>Source: Loshchilov and Hutter, 2019, arXiv:1711.05101, Algorithm 2, with the schedule multiplier taken as α. A
/// penalty of L2 kind, as in <see cref="L2Regularization"/>, would be divided by √v like every gradient and so hardly
/// act on parameters of large gradients.</para>
/// </remarks>
/// <param name="weightDecay">λ, at least 0.</param>
/// <param name="beta1">β₁, decay of the gradient average; in [0, 1).</param>
/// <param name="beta2">β₂, decay of the squared average; in [0, 1).</param>
/// <param name="epsilonHat">ε̂, above 0.</param>
public sealed class AdamW(double weightDecay = 0.004, double beta1 = 0.9, double beta2 = 0.999, double epsilonHat = 1e-7) : UpdateRule
{
    private readonly double _weightDecay = Hyperparameter.NotNegative(weightDecay, nameof(weightDecay));
    private readonly TensorFlowAdam _adam = new(beta1, beta2, epsilonHat);

    /// <inheritdoc/>
    public override IReadOnlyList<Slot> Slots => _adam.Slots;

    /// <inheritdoc/>
    public override Update Apply(NDArray w, NDArray g, SlotValues slots, double learningRate, int t)
        => _adam.Apply(w - learningRate * _weightDecay * w, g, slots, learningRate, t);
}
