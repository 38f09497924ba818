using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>moments, weighted_moments.</content>
public sealed partial class nn_api
{
    /// <summary>Mean and variance (divided by n) over some axes; of halves computed in float32.</summary>
    /// <param name="x">Any shape, floating.</param>
    /// <param name="axes">The axes, each in [-rank, rank) and named once.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="keep_dims">Whether the reduced axes stay, with size 1.</param>
    /// <returns>Mean and variance, each x's shape without the reduced axes; [64, 10] over axis 0 gives [10].</returns>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public (Tensor, Tensor) moments(Tensor x, Axis axes, string? name = null, bool keep_dims = false)
    {
        using ops.NameScope scope = tf.name_scope(name, "moments");
        Tensor y = Widened(x);
        Tensor mean = tf.reduce_mean(y, axes, keepdims: true, name: "mean");

        // The mean of the deviations is 0, so the variance's gradient through the mean is 0 too.
        Tensor variance = tf.reduce_mean(tf.squared_difference(y, tf.stop_gradient(mean)), axes, keepdims: true, name: "variance");
        return (Finished(mean, axes, keep_dims, x.dtype), Finished(variance, axes, keep_dims, x.dtype));
    }

    /// <summary>Mean and variance over some axes with a weight for each element; 0 where all weights are 0.</summary>
    /// <param name="x">Any shape, floating.</param>
    /// <param name="axes">The axes, each in [-rank, rank) and named once.</param>
    /// <param name="frequency_weights">The weights, a shape that stretches over x's.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="keep_dims">Whether the reduced axes stay, with size 1.</param>
    /// <returns>Mean and variance, each x's shape without the reduced axes.</returns>
    /// <exception cref="ValueError">An axis does not exist, or the shapes do not stretch over each other.</exception>
    public (Tensor, Tensor) weighted_moments(Tensor x, Axis axes, Tensor frequency_weights, string? name = null, bool keep_dims = false)
    {
        using ops.NameScope scope = tf.name_scope(name, "weighted_moments");
        Tensor y = Widened(x);
        Tensor weights = frequency_weights is Literal || frequency_weights.dtype == y.dtype ? frequency_weights : tf.cast(frequency_weights, y.dtype);
        Tensor sum = tf.reduce_sum(weights * y, axes, keepdims: true, name: "weighted_input_sum");
        Tensor total = tf.reduce_sum(weights + Build.One("ZerosLike", "zeros_like", [y]), axes, keepdims: true, name: "sum_of_weights");
        Tensor mean = tf.math.divide_no_nan(sum, total);
        Tensor squares = tf.reduce_sum(weights * tf.squared_difference(y, mean), axes, keepdims: true, name: "weighted_distsq");
        Tensor variance = tf.math.divide_no_nan(squares, total);
        return (Finished(mean, axes, keep_dims, x.dtype), Finished(variance, axes, keep_dims, x.dtype));
    }

    private static Tensor Widened(Tensor x) => x.dtype is TF_DataType.TF_HALF or TF_DataType.TF_BFLOAT16 ? tf.cast(x, TF_DataType.TF_FLOAT) : x;

    private static Tensor Finished(Tensor kept, Axis axes, bool keepDims, TF_DataType type)
    {
        Tensor result = keepDims ? kept : tf.squeeze(kept, axes.axis);
        return result.dtype == type.as_base_dtype() ? result : tf.cast(result, type);
    }
}
