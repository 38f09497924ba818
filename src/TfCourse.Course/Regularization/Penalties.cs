using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>What regularization adds to a cost, drops from a layer or does to weights, as graphs.</summary>
public static class Penalties
{
    /// <summary>L2: <c>λ / (2m) · Σ_l Σ Wl²</c>.</summary>
    /// <param name="weights">W1, W2, …</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <param name="m">Examples of the batch.</param>
    public static Tensor L2(IEnumerable<Tensor> weights, Tensor lambda, Tensor m)
        => lambda / m * tf.add_n([.. weights.Select(w => tf.nn.l2_loss(w))]);

    /// <summary>L1: <c>λ/m · Σ_l Σ |Wl|</c>.</summary>
    /// <param name="weights">W1, W2, …</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <param name="m">Examples of the batch.</param>
    public static Tensor L1(IEnumerable<Tensor> weights, Tensor lambda, Tensor m)
        => lambda / m * tf.add_n([.. weights.Select(w => tf.reduce_sum(tf.abs(w)))]);

    /// <summary>Inverted dropout: <c>A · D / keepProb</c>.</summary>
    /// <param name="a">Activations, [n_l, m].</param>
    /// <param name="uniform">Numbers evenly between 0 and 1 in the same shape: a unit is kept where its number is below keepProb.</param>
    /// <param name="keepProb">In (0, 1].</param>
    public static Tensor Dropout(Tensor a, Tensor uniform, Tensor keepProb)
        => a * tf.cast(tf.less(uniform, keepProb), a.dtype) / keepProb;

    /// <summary>Max-norm: <c>w · c / max(‖w‖, c)</c> for each row w of W.</summary>
    /// <param name="w">[n_l, n_(l-1)].</param>
    /// <param name="c">The largest length; above 0.</param>
    public static Tensor MaxNorm(Tensor w, Tensor c)
        => w * (c / tf.maximum(tf.sqrt(tf.reduce_sum(tf.square(w), axis: 1, keepdims: true)), c));

    /// <summary>The parameters of the epoch whose metric is least: what early stopping gives back.</summary>
    /// <param name="path">Parameters after each epoch, [epochs, parameters].</param>
    /// <param name="metrics">The metric of each epoch until training stopped, [epochs]; less is better.</param>
    public static Tensor BestOf(Tensor path, Tensor metrics) => tf.gather(path, tf.argmin(metrics, 0), axis: 0);
}
