using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>The course's momentum: <c>v ← β·v + (1−β)·g; w ← w − α·v</c>. By hand: <see cref="CourseMomentum"/>.</summary>
/// <param name="beta">β, in [0, 1).</param>
public sealed class CourseMomentumOptimizer(double beta = 0.9) : ComposedOptimizer("CourseMomentum", "v")
{
    private readonly double _beta = Fraction(beta, nameof(beta));

    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor v = _beta * slots[0] + (1 - _beta) * g;
        return new GraphUpdate(w - alpha * v, v);
    }
}

/// <summary>The course's RMSProp: <c>s ← β·s + (1−β)·g²; w ← w − α·g / (√s + ε)</c>. By hand: <see cref="CourseRMSProp"/>.</summary>
/// <param name="beta">β, in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
public sealed class CourseRMSPropOptimizer(double beta = 0.9, double epsilon = 1e-8) : ComposedOptimizer("CourseRMSProp", "s")
{
    private readonly double _beta = Fraction(beta, nameof(beta)), _epsilon = Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor s = _beta * slots[0] + (1 - _beta) * tf.square(g);
        return new GraphUpdate(w - alpha * g / (tf.sqrt(s) + _epsilon), s);
    }
}

/// <summary>
/// The course's Adam: both averages corrected, ε beside the corrected root (Algorithm 1 of the paper) or inside it (the
/// course's release of 2017). By hand: <see cref="CourseAdam"/>.
/// </summary>
/// <param name="beta1">β₁, in [0, 1).</param>
/// <param name="beta2">β₂, in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
/// <param name="place">Where ε stands.</param>
public sealed class CourseAdamOptimizer(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, AdamEpsilon place = AdamEpsilon.BesideRoot)
    : ComposedOptimizer("CourseAdam", "v", "s")
{
    private readonly double _beta1 = Fraction(beta1, nameof(beta1)), _beta2 = Fraction(beta2, nameof(beta2)), _epsilon = Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor v = _beta1 * slots[0] + (1 - _beta1) * g;
        Tensor s = _beta2 * slots[1] + (1 - _beta2) * tf.square(g);
        Tensor corrected = v / (1.0 - tf.pow(_beta1, t())), squared = s / (1.0 - tf.pow(_beta2, t()));
        Tensor root = place == AdamEpsilon.BesideRoot ? tf.sqrt(squared) + _epsilon : tf.sqrt(squared + _epsilon);
        return new GraphUpdate(w - alpha * corrected / root, v, s);
    }
}

/// <summary>AdaMax: <c>v ← max(β₂·v, |g|)</c> in place of the root of the squared average. By hand: <see cref="AdaMax"/>.</summary>
/// <param name="beta1">β₁, in [0, 1).</param>
/// <param name="beta2">β₂, in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
public sealed class AdaMaxOptimizer(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : ComposedOptimizer("AdaMax", "m", "v")
{
    private readonly double _beta1 = Fraction(beta1, nameof(beta1)), _beta2 = Fraction(beta2, nameof(beta2)), _epsilon = Positive(epsilon, nameof(epsilon));

    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor m = _beta1 * slots[0] + (1 - _beta1) * g;
        Tensor v = tf.maximum(_beta2 * slots[1], tf.abs(g));
        return new GraphUpdate(w - alpha / (1.0 - tf.pow(_beta1, t())) * m / (v + _epsilon), m, v);
    }
}

/// <summary>AMSGrad: Adam that divides by the largest squared average so far. By hand: <see cref="AMSGrad"/>.</summary>
/// <param name="beta1">β₁, in [0, 1).</param>
/// <param name="beta2">β₂, in [0, 1).</param>
/// <param name="epsilonHat">ε̂, beside the uncorrected root; above 0.</param>
public sealed class AMSGradOptimizer(double beta1 = 0.9, double beta2 = 0.999, double epsilonHat = 1e-8) : ComposedOptimizer("AMSGrad", "m", "v", "vhat")
{
    private readonly double _beta1 = Fraction(beta1, nameof(beta1)), _beta2 = Fraction(beta2, nameof(beta2)), _epsilonHat = Positive(epsilonHat, nameof(epsilonHat));

    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor m = _beta1 * slots[0] + (1 - _beta1) * g;
        Tensor v = _beta2 * slots[1] + (1 - _beta2) * tf.square(g);
        Tensor largest = tf.maximum(slots[2], v);
        Tensor rate = alpha * tf.sqrt(1.0 - tf.pow(_beta2, t())) / (1.0 - tf.pow(_beta1, t()));
        return new GraphUpdate(w - rate * m / (tf.sqrt(largest) + _epsilonHat), m, v, largest);
    }
}

/// <summary>AdamW: weight decay beside Adam's step instead of inside its gradient. By hand: <see cref="AdamW"/>.</summary>
/// <param name="weightDecay">λ, at least 0.</param>
/// <param name="beta1">β₁, in [0, 1).</param>
/// <param name="beta2">β₂, in [0, 1).</param>
/// <param name="epsilonHat">ε̂, beside the uncorrected root; above 0.</param>
public sealed class AdamWOptimizer(double weightDecay = 0.004, double beta1 = 0.9, double beta2 = 0.999, double epsilonHat = 1e-7)
    : ComposedOptimizer("AdamW", "m", "v")
{
    private readonly double _weightDecay = NotNegative(weightDecay, nameof(weightDecay)), _beta1 = Fraction(beta1, nameof(beta1)), _beta2 = Fraction(beta2, nameof(beta2)), _epsilonHat = Positive(epsilonHat, nameof(epsilonHat));

    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor decayed = w - alpha * _weightDecay * w;
        Tensor m = _beta1 * slots[0] + (1 - _beta1) * g;
        Tensor v = _beta2 * slots[1] + (1 - _beta2) * tf.square(g);
        Tensor rate = alpha * tf.sqrt(1.0 - tf.pow(_beta2, t())) / (1.0 - tf.pow(_beta1, t()));
        return new GraphUpdate(decayed - rate * m / (tf.sqrt(v) + _epsilonHat), m, v);
    }
}
