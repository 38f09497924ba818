using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>
/// Lion, the worked example of writing an optimizer of one's own: name the slots, write the formula, done.
/// <c>c = β₁·m + (1−β₁)·g; w ← w − α·(sign(c) + λ·w); m ← β₂·m + (1−β₂)·g</c>
/// </summary>
/// <remarks>Source: Chen et al., 2023, arXiv:2302.06675, Algorithm 2. By hand: <see cref="Lion"/>.</remarks>
/// <param name="beta1">β₁, in [0, 1).</param>
/// <param name="beta2">β₂, in [0, 1).</param>
/// <param name="weightDecay">λ, at least 0.</param>
public sealed class LionOptimizer(double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0) : ComposedOptimizer("Lion", "m")
{
    private readonly double _beta1 = Fraction(beta1, nameof(beta1)), _beta2 = Fraction(beta2, nameof(beta2)), _weightDecay = NotNegative(weightDecay, nameof(weightDecay));

    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor c = _beta1 * slots[0] + (1 - _beta1) * g;
        Tensor m = _beta2 * slots[0] + (1 - _beta2) * g;
        return new GraphUpdate(w - alpha * (tf.sign(c) + _weightDecay * w), m);
    }
}
