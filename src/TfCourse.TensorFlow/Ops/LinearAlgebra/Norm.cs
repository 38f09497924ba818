using System.Globalization;
using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Norms of vectors and matrices.</summary>
internal static class Norms
{
    /// <summary>The norm with its axes kept.</summary>
    /// <param name="x">Floating.</param>
    /// <param name="ord">"euclidean", "fro", or a positive number.</param>
    /// <param name="axis">One axis: vectors; two: matrices; null: one vector of all elements.</param>
    public static Tensor Of(Tensor x, object ord, Axis? axis)
    {
        bool isMatrix = axis is { size: 2 };
        double? p = ord switch
        {
            "euclidean" or "fro" => null,
            string s => double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Unsupported(ord, isMatrix),
            IConvertible c => c.ToDouble(CultureInfo.InvariantCulture),
            _ => throw Unsupported(ord, isMatrix),
        };
        Check(ord, p, axis, isMatrix);
        if (p is null || (p == 2 && !isMatrix))
        {
            return tf.sqrt(tf.reduce_sum(x * x, axis, keepdims: true));
        }

        return isMatrix ? OfMatrices(x, p.Value, axis!) : OfVectors(x, p.Value, axis);
    }

    private static void Check(object ord, double? p, Axis? axis, bool isMatrix)
    {
        if (axis is { IsScalar: false, size: not 2 } || (isMatrix && axis![0] == axis[1]))
        {
            throw new ValueError($"'axis' must be None, an integer, or a tuple of 2 unique integers, got {axis}");
        }

        bool isSupported = isMatrix ? p is null or 1 or 2 or double.PositiveInfinity : p > 0 || (p is null && ord is "euclidean");
        if (!isSupported)
        {
            throw Unsupported(ord, isMatrix);
        }
    }

    private static ValueError Unsupported(object ord, bool isMatrix)
        => new(FormattableString.Invariant($"'ord' must be a supported {(isMatrix ? "matrix norm in ['euclidean', 'fro', 1, 2, inf]" : "vector norm")}, got {ord}"));

    private static Tensor OfVectors(Tensor x, double p, Axis? axis)
    {
        Tensor size = tf.abs(x);
        return p == 1 ? tf.reduce_sum(size, axis, keepdims: true)
            : double.IsPositiveInfinity(p) ? tf.reduce_max(size, axis, keepdims: true)
            : tf.pow(tf.reduce_sum(tf.pow(size, p), axis, keepdims: true), 1 / p);
    }

    // The greatest column sum, the greatest row sum, or the greatest singular value.
    private static Tensor OfMatrices(Tensor x, double p, Axis axis)
    {
        if (p != 2)
        {
            (int summed, int compared) = p == 1 ? (axis[0], axis[1]) : (axis[1], axis[0]);
            return tf.reduce_max(tf.reduce_sum(tf.abs(x), summed, keepdims: true), compared, keepdims: true);
        }

        if (x.shape.IsNull)
        {
            throw new ValueError($"The spectral norm of '{x.name}' needs its rank, which is not known; set its shape");
        }

        int rank = x.ndim;
        int[] matrix = Array.ConvertAll(axis.axis, a => a < 0 ? a + rank : a), order = [.. Enumerable.Range(0, rank).Except(matrix), .. matrix];
        Tensor values = Build.Many("Svd", null, [tf.transpose(x, order)], ("compute_uv", false))[0];
        Tensor greatest = tf.expand_dims(tf.reduce_max(tf.abs(values), -1, keepdims: true), -1);
        return tf.transpose(greatest, Array.ConvertAll([.. Enumerable.Range(0, rank)], i => Array.IndexOf(order, i)));
    }
}

/// <content>norm, normalize.</content>
public sealed partial class linalg_api
{
    /// <summary>The norm of vectors or matrices.</summary>
    /// <param name="tensor">Any shape, floating.</param>
    /// <param name="ord">"euclidean" (null too): √Σx². Vectors: a number p above 0, (Σ|x|ᵖ)^(1/p); infinity, the greatest |x|.
    /// Matrices: "fro" as euclidean, 1 the greatest column sum, 2 the greatest singular value, infinity the greatest row sum.</param>
    /// <param name="axis">One axis: vectors along it; two axes: matrices in them; null: all elements as one vector.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The shape without the axes.</returns>
    /// <exception cref="ValueError">The order is no norm for such axes, or the axes are not one or two different ones.</exception>
    public Tensor norm(Tensor tensor, object? ord = null, Axis? axis = null, bool keepdims = false, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "norm");
        Tensor kept = Norms.Of(tensor.In(ops.get_default_graph(), TF_DataType.DtInvalid, "tensor"), ord ?? "euclidean", axis);
        return keepdims ? kept : tf.squeeze(kept, axis is null ? null : axis.axis);
    }

    /// <summary>Scales vectors or matrices to norm 1.</summary>
    /// <param name="tensor">Any shape, floating.</param>
    /// <param name="ord">The norm; see <see cref="norm"/>.</param>
    /// <param name="axis">One axis: vectors along it; two axes: matrices in them; null: all elements as one vector.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The scaled tensor, NaN where the norm is 0, and the norm with its axes kept.</returns>
    /// <exception cref="ValueError">The order is no norm for such axes.</exception>
    public (Tensor normalized, Tensor norm) normalize(Tensor tensor, object? ord = null, Axis? axis = null, string? name = null)
    {
        using ops.NameScope scope = tf.name_scope(name, "normalize");
        Tensor length = norm(tensor, ord, axis, keepdims: true);
        return (tensor / length, length);
    }
}

/// <content>norm.</content>
public sealed partial class tensorflow
{
    /// <inheritdoc cref="linalg_api.norm"/>
    public Tensor norm(Tensor tensor, object? ord = null, Axis? axis = null, bool keepdims = false, string? name = null) => linalg.norm(tensor, ord, axis, keepdims, name);
}
