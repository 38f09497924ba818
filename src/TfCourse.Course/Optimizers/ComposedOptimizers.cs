using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>The course's momentum: <c>v ← β·v + (1−β)·g; w ← w − α·v</c>. By hand: <see cref="CourseMomentum"/>.</summary>
/// <param name="beta">β, in [0, 1).</param>
public sealed class CourseMomentumOptimizer(double beta = 0.9) : ComposedOptimizer("CourseMomentum", "v")
{
    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor v = beta * slots[0] + (1 - beta) * g;
        return new GraphUpdate(w - alpha * v, v);
    }
}

/// <summary>The course's RMSProp: <c>s ← β·s + (1−β)·g²; w ← w − α·g / (√s + ε)</c>. By hand: <see cref="CourseRMSProp"/>.</summary>
/// <param name="beta">β, in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
public sealed class CourseRMSPropOptimizer(double beta = 0.9, double epsilon = 1e-8) : ComposedOptimizer("CourseRMSProp", "s")
{
    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor s = beta * slots[0] + (1 - beta) * tf.square(g);
        return new GraphUpdate(w - alpha * g / (tf.sqrt(s) + epsilon), s);
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
    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor v = beta1 * slots[0] + (1 - beta1) * g;
        Tensor s = beta2 * slots[1] + (1 - beta2) * tf.square(g);
        Tensor corrected = v / (1.0 - tf.pow(beta1, t())), squared = s / (1.0 - tf.pow(beta2, t()));
        Tensor root = place == AdamEpsilon.BesideRoot ? tf.sqrt(squared) + epsilon : tf.sqrt(squared + epsilon);
        return new GraphUpdate(w - alpha * corrected / root, v, s);
    }
}

/// <summary>AdaMax: <c>v ← max(β₂·v, |g|)</c> in place of the root of the squared average. By hand: <see cref="AdaMax"/>.</summary>
/// <param name="beta1">β₁, in [0, 1).</param>
/// <param name="beta2">β₂, in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
public sealed class AdaMaxOptimizer(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : ComposedOptimizer("AdaMax", "m", "v")
{
    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor m = beta1 * slots[0] + (1 - beta1) * g;
        Tensor v = tf.maximum(beta2 * slots[1], tf.abs(g));
        return new GraphUpdate(w - alpha / (1.0 - tf.pow(beta1, t())) * m / (v + epsilon), m, v);
    }
}

/// <summary>AMSGrad: Adam that divides by the largest squared average so far. By hand: <see cref="AMSGrad"/>.</summary>
/// <param name="beta1">β₁, in [0, 1).</param>
/// <param name="beta2">β₂, in [0, 1).</param>
/// <param name="epsilonHat">ε̂, beside the uncorrected root; above 0.</param>
public sealed class AMSGradOptimizer(double beta1 = 0.9, double beta2 = 0.999, double epsilonHat = 1e-8) : ComposedOptimizer("AMSGrad", "m", "v", "vhat")
{
    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor m = beta1 * slots[0] + (1 - beta1) * g;
        Tensor v = beta2 * slots[1] + (1 - beta2) * tf.square(g);
        Tensor largest = tf.maximum(slots[2], v);
        Tensor rate = alpha * tf.sqrt(1.0 - tf.pow(beta2, t())) / (1.0 - tf.pow(beta1, t()));
        return new GraphUpdate(w - rate * m / (tf.sqrt(largest) + epsilonHat), m, v, largest);
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
    /// <inheritdoc/>
    protected override GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t)
    {
        Tensor decayed = w - alpha * weightDecay * w;
        Tensor m = beta1 * slots[0] + (1 - beta1) * g;
        Tensor v = beta2 * slots[1] + (1 - beta2) * tf.square(g);
        Tensor rate = alpha * tf.sqrt(1.0 - tf.pow(beta2, t())) / (1.0 - tf.pow(beta1, t()));
        return new GraphUpdate(decayed - rate * m / (tf.sqrt(v) + epsilonHat), m, v);
    }
}
