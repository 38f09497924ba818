using static Tensorflow.Binding;

namespace Tensorflow.NumPy;

/// <content>Along axes.</content>
public static partial class np
{
    /// <summary>The sum.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray sum(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.reduce_sum(Evaluated.Constant(a), axis, keepdims: keepdims));

    /// <summary>The mean; of integers in float64.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray mean(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.reduce_mean(Evaluated.Real(a), axis, keepdims));

    /// <summary>The product.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray prod(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.reduce_prod(Evaluated.Constant(a), axis, keepdims));

    /// <summary>The largest.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray amax(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.reduce_max(Evaluated.Constant(a), axis, keepdims));

    /// <summary>The smallest.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray amin(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.reduce_min(Evaluated.Constant(a), axis, keepdims));

    /// <summary>The largest.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray max(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.reduce_max(Evaluated.Constant(a), axis, keepdims));

    /// <summary>The smallest.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray min(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.reduce_min(Evaluated.Constant(a), axis, keepdims));

    /// <summary>The standard deviation, by n.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray std(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.math.reduce_std(Evaluated.Real(a), axis, keepdims));

    /// <summary>The variance, by n.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray var(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.math.reduce_variance(Evaluated.Real(a), axis, keepdims));

    /// <summary>Whether all are true.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray all(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.reduce_all(tf.cast(Evaluated.Constant(a), TF_DataType.TF_BOOL), axis, keepdims));

    /// <summary>Whether any is true.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay with size 1.</param>
    public static NDArray any(NDArray a, Axis? axis = null, bool keepdims = false) => Evaluated.By(() => tf.reduce_any(tf.cast(Evaluated.Constant(a), TF_DataType.TF_BOOL), axis, keepdims));

    /// <summary>The place of the largest; the first of equals.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; null for the flattened array.</param>
    public static NDArray argmax(NDArray a, int? axis = null) => Evaluated.By(() => tf.argmax(axis is null ? tf.reshape(Evaluated.Constant(a), -1) : Evaluated.Constant(a), axis ?? 0));

    /// <summary>The place of the smallest; the first of equals.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis; null for the flattened array.</param>
    public static NDArray argmin(NDArray a, int? axis = null) => Evaluated.By(() => tf.argmin(axis is null ? tf.reshape(Evaluated.Constant(a), -1) : Evaluated.Constant(a), axis ?? 0));

    /// <summary>The sums up to each place.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">The axis.</param>
    public static NDArray cumsum(NDArray a, int axis = 0) => Evaluated.By(() => tf.cumsum(Evaluated.Constant(a), axis));
}
