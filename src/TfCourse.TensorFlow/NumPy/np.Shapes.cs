using static Tensorflow.Binding;

namespace Tensorflow.NumPy;

/// <content>Shapes, joining, products.</content>
public static partial class np
{
    /// <summary>The same elements in another shape.</summary>
    /// <param name="a">The array.</param>
    /// <param name="newshape">The shape; one size may be −1.</param>
    public static NDArray reshape(NDArray a, Shape newshape) => a.reshape(newshape);

    /// <summary>Axes in another order.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axes">Which axis comes where; null for the reverse order.</param>
    public static NDArray transpose(NDArray a, Axis? axes = null) => Evaluated.By(() => tf.transpose(Evaluated.Constant(a), axes));

    /// <summary>A new axis of size 1.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">Where.</param>
    public static NDArray expand_dims(NDArray a, int axis) => Evaluated.By(() => tf.expand_dims(Evaluated.Constant(a), axis));

    /// <summary>Without axes of size 1.</summary>
    /// <param name="a">The array.</param>
    /// <param name="axis">Which; null for all.</param>
    public static NDArray squeeze(NDArray a, Axis? axis = null) => Evaluated.By(() => tf.squeeze(Evaluated.Constant(a), axis?.axis));

    /// <summary>Joined along an axis.</summary>
    /// <param name="arrays">Arrays of one type, alike but for the axis.</param>
    /// <param name="axis">The axis.</param>
    public static NDArray concatenate(NDArray[] arrays, int axis = 0) => Evaluated.By(() => tf.concat(arrays.Select(Evaluated.Constant), axis));

    /// <summary>Joined along an axis.</summary>
    /// <param name="tuple">Two arrays.</param>
    /// <param name="axis">The axis.</param>
    public static NDArray concatenate((NDArray, NDArray) tuple, int axis = 0) => concatenate([tuple.Item1, tuple.Item2], axis);

    /// <summary>Arrays of one shape as rows of one.</summary>
    /// <param name="arrays">The arrays.</param>
    public static NDArray stack(params NDArray[] arrays) => Evaluated.By(() => tf.stack(arrays.Select(Evaluated.Constant).ToArray()));

    /// <summary>One below the other.</summary>
    /// <param name="arrays">Rows or matrices.</param>
    public static NDArray vstack(params NDArray[] arrays) => concatenate([.. arrays.Select(a => a.ndim == 1 ? expand_dims(a, 0) : a)]);

    /// <summary>One beside the other.</summary>
    /// <param name="arrays">Vectors or matrices.</param>
    public static NDArray hstack(params NDArray[] arrays) => concatenate(arrays, arrays.Length > 0 && arrays[0].ndim == 1 ? 0 : 1);

    /// <summary>The matrix product.</summary>
    /// <param name="x1">Left.</param>
    /// <param name="x2">Right.</param>
    public static NDArray matmul(NDArray x1, NDArray x2) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x1, x2);
        return tf.matmul(a, b);
    });

    /// <summary>The sum of products over the last axis of the first and the last but one of the second; of vectors the scalar product.</summary>
    /// <param name="x1">Left.</param>
    /// <param name="x2">Right.</param>
    public static NDArray dot(NDArray x1, NDArray x2) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x1, x2);
        return x1.ndim == 0 || x2.ndim == 0 ? a * b : tf.tensordot(a, b, [x1.ndim - 1], [x2.ndim == 1 ? 0 : x2.ndim - 2]);
    });

    /// <summary>Grids of coordinates, rows first the second.</summary>
    /// <param name="x">A vector.</param>
    /// <param name="y">A vector.</param>
    public static (NDArray, NDArray) meshgrid(NDArray x, NDArray y) => Evaluated.By(() => tf.meshgrid([Evaluated.Constant(x), Evaluated.Constant(y)])) is [var a, var b] ? (a, b) : default;

    /// <summary>Where a condition holds x, else y.</summary>
    /// <param name="condition">Bools.</param>
    /// <param name="x">Where they are true.</param>
    /// <param name="y">Where they are false.</param>
    public static NDArray where(NDArray condition, NDArray x, NDArray y) => Evaluated.By(() =>
    {
        (Tensor a, Tensor b) = Evaluated.Joined(x, y);
        return tf.where(Evaluated.Constant(condition), a, b);
    });

    /// <summary>The places of a sorted order along the last axis.</summary>
    /// <param name="a">The array.</param>
    public static NDArray argsort(NDArray a) => Evaluated.By(() => tf.argsort(Evaluated.Constant(a)));

    /// <summary>The distinct values, in rising order, and for each element, in row-major order, the place of its value among them.</summary>
    /// <param name="a">The array.</param>
    public static (NDArray Values, NDArray Inverse) unique(NDArray a)
    {
        NDArray[] both = Evaluated.By(() =>
        {
            Tensor flat = tf.reshape(Evaluated.Constant(a), -1), values = tf.sort(tf.unique(flat).y);
            return new[] { values, tf.searchsorted(values, flat) };
        });
        return (both[0], both[1]);
    }
}
