using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>count_nonzero.</content>
public sealed partial class math_api
{
    /// <summary>How many elements are not zero (strings: not empty) along some axes; NaN counts.</summary>
    /// <param name="input">Any shape; numbers, bool or strings.</param>
    /// <param name="axis">The axes, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="dtype">The type of the counts.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The input's shape without the reduced axes.</returns>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public Tensor count_nonzero(Tensor input, Axis? axis = null, bool keepdims = false, TF_DataType dtype = TF_DataType.TF_INT64, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "count_nonzero");
        Tensor zero = input.dtype.as_base_dtype() switch
        {
            TF_DataType.TF_STRING => "",
            TF_DataType.TF_BOOL => false,
            _ => 0,
        };
        return tf.cast(tf.reduce_sum(tf.cast(tf.not_equal(input, zero), TF_DataType.TF_INT64), axis, keepdims: keepdims), dtype);
    }
}

/// <content>zero_fraction.</content>
public sealed partial class nn_api
{
    /// <summary>Which part of the elements is zero: a measure of how sparse activations are.</summary>
    /// <param name="value">Any shape, any numeric type.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A float32 scalar in [0, 1]; NaN when there are no elements.</returns>
    public Tensor zero_fraction(Tensor value, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "zero_fraction");
        Tensor x = Composing.Value(value, "value"), size = tf.size(x, out_type: TF_DataType.TF_INT64);

        // Small counts fit into half the memory.
        Tensor nonzero = tf.cond(size <= (long)int.MaxValue,
            () => tf.cast(tf.math.count_nonzero(x, dtype: TF_DataType.TF_INT32), TF_DataType.TF_INT64), () => tf.math.count_nonzero(x, dtype: TF_DataType.TF_INT64));
        using (tf.name_scope("counts_to_fraction"))
        {
            Tensor zeros = tf.cast(size - nonzero, TF_DataType.TF_FLOAT);
            Tensor fraction = zeros / tf.cast(size, TF_DataType.TF_FLOAT);
            return tf.identity(fraction, (string)scope + "fraction/");
        }
    }
}
