using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;

namespace TfCourse.Course;

/// <summary>Whether training gets on, from its costs alone.</summary>
public static class ConvergenceConcept
{
    /// <summary>The concept.</summary>
    public static Concept Concept { get; } = new(
        "convergence", 2, "Convergence checks", "improvement (μ₁−μ₂)/μ₁ of the second half of the costs; turns; swing mean|Δc|/mean c",
        "A cost that is not finite, that jumps to and fro, or that no longer falls asks for another learning rate, not for patience. Plot J over the epochs; with mini-batches it is noisy but falls.",
        typeof(Progress), typeof(ConvergenceConcept), Compare);

    /// <summary>The second half of the costs against the first: <c>(μ₁ − μ₂) / μ₁</c>.</summary>
    /// <param name="costs">[costs], a known number.</param>
    public static Tensor Improvement(Tensor costs)
    {
        int n = (int)costs.shape[0], half = n / 2;
        Tensor first = tf.reduce_mean(Part(costs, 0, half)), second = tf.reduce_mean(Part(costs, n - half, half));
        return (first - second) / first;
    }

    /// <summary>The share of steps at which the cost turns.</summary>
    /// <param name="costs">[costs], a known number.</param>
    public static Tensor Turns(Tensor costs)
    {
        Tensor steps = Steps(costs);
        int n = (int)steps.shape[0];
        return tf.reduce_mean(tf.cast(tf.less(Part(steps, 1, n - 1) * Part(steps, 0, n - 1), 0.0), costs.dtype));
    }

    /// <summary>The mean step as a share of the mean cost.</summary>
    /// <param name="costs">[costs], a known number.</param>
    public static Tensor Swing(Tensor costs) => tf.reduce_mean(tf.abs(Steps(costs))) / tf.reduce_mean(costs);

    private static Tensor Steps(Tensor costs) => Part(costs, 1, (int)costs.shape[0] - 1) - Part(costs, 0, (int)costs.shape[0] - 1);

    private static Tensor Part(Tensor x, int start, int count)
    {
        int[] begin = [start], size = [count];
        return tf.slice(x, tf.constant(begin), tf.constant(size));
    }

    private static void Compare(ConceptTrial trial)
    {
        NDArray costs = trial.Uniform(0.2, 2, trial.Whole(9, 20));
        Progress progress = Progress.Of(costs);
        Tensor c = trial.Input(costs);
        trial.Agree("improvement", progress.Improvement, Improvement(c));
        trial.Agree("turns", progress.Turns, Turns(c));
        trial.Agree("swing", progress.Swing, Swing(c));
        trial.Agree("dcosts of the improvement", Progress.ImprovementBackward(costs), tf.gradients(Improvement(c), c)[0]);
    }
}
