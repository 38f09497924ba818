using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>reduce_variance, reduce_std.</content>
public sealed partial class math_api
{
    /// <summary>The variance over some axes, divided by n: <c>Σ (input[…, i, …] - mean)² / n</c>.</summary>
    /// <param name="input_tensor">Any shape, floating.</param>
    /// <param name="axis">The axes, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The input's shape without the reduced axes; over nothing NaN.</returns>
    /// <exception cref="TypeError">The input is of integers.</exception>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public Tensor reduce_variance(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "reduce_variance");
        Tensor mean = tf.reduce_mean(input_tensor, axis, keepdims: true);
        return mean.dtype.is_floating() ? tf.reduce_mean(tf.square(input_tensor - mean), axis, keepdims: keepdims)
            : throw new TypeError($"Input must be either real or complex. Received integer type {mean.dtype.as_numpy_name()}; use tf.cast");
    }

    /// <summary>The standard deviation over some axes, divided by n: <c>√(Σ (input[…, i, …] - mean)² / n)</c>.</summary>
    /// <param name="input_tensor">Any shape, floating.</param>
    /// <param name="axis">The axes, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The input's shape without the reduced axes; over nothing NaN. Its gradient is NaN where the deviation is 0.</returns>
    /// <exception cref="TypeError">The input is of integers.</exception>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public Tensor reduce_std(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "reduce_std");
        return tf.sqrt(reduce_variance(input_tensor, axis, keepdims));
    }
}
