using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Sorting along an axis, by the op that finds the greatest elements.</summary>
internal static class Sorting
{
    /// <summary>The sorted values and where each comes from.</summary>
    public static (Tensor Values, Tensor Indices) Sort(Tensor values, int axis, string direction)
    {
        bool falling = direction == "DESCENDING" || (direction == "ASCENDING" ? false
            : throw new ValueError($"Argument `direction` should be one of ASCENDING, DESCENDING. Received: direction={direction}"));
        TF_DataType type = values.dtype.as_base_dtype();
        Tensor keys = falling ? values : Mirrored(values, type);
        Tensor shape = tf.shape(keys);
        Tensor count = Build.One("StridedSlice", "strided_slice", [shape, new[] { axis }, new[] { axis + 1 }, new[] { 1 }], ("shrink_axis_mask", 1), ("end_mask", axis == -1 ? 1 : 0));
        int rank = values.ndim;
        bool isLast = axis == -1 || axis + 1 == rank;
        Tensor rows = isLast ? keys : Exchanged(keys, axis);
        Tensor[] top = Build.Many("TopKV2", null, [rows, count]);
        (Tensor sorted, Tensor indices) = isLast ? (top[0], top[1]) : (Exchanged(top[0], axis), Exchanged(top[1], axis));
        return (falling ? sorted : Mirrored(sorted, type), indices);
    }

    // An order-reversing map that is its own inverse: -x; for integers -1 - x, which does not overflow; for unsigned ones max - x.
    private static Tensor Mirrored(Tensor x, TF_DataType type) => type switch
    {
        TF_DataType.TF_UINT8 or TF_DataType.TF_UINT16 or TF_DataType.TF_UINT32 or TF_DataType.TF_UINT64 => Build.One("Invert", null, [x]),
        _ when type.is_integer() => Build.One("Invert", null, [x]),
        _ => -x,
    };

    private static Tensor Exchanged(Tensor x, int axis)
    {
        if (x.shape.IsNull)
        {
            throw new ValueError($"Sorting along axis {axis} of '{x.name}' needs its rank, which is not known; set its shape, or sort along axis -1");
        }

        int[] order = [.. Enumerable.Range(0, x.ndim)];
        int index = axis < 0 ? axis + x.ndim : axis;
        (order[index], order[^1]) = (order[^1], order[index]);
        return tf.transpose(x, order);
    }
}

/// <content>sort, argsort.</content>
public sealed partial class tensorflow
{
    /// <summary>Sorts along an axis.</summary>
    /// <param name="values">Any shape of rank 1 or more, real.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="direction">"ASCENDING" or "DESCENDING".</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The shape and type of values.</returns>
    /// <exception cref="ValueError">The axis does not exist, or the direction is no direction.</exception>
    public Tensor sort(Tensor values, int axis = -1, string direction = "ASCENDING", string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "sort");
        return Sorting.Sort(values, axis, direction).Values;
    }

    /// <summary>The indices that sort along an axis; equal elements keep their order.</summary>
    /// <param name="values">Any shape of rank 1 or more, real.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="direction">"ASCENDING" or "DESCENDING".</param>
    /// <param name="stable">Whether equal elements have to keep their order; they do in any case.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The shape of values, int32.</returns>
    /// <exception cref="ValueError">The axis does not exist, or the direction is no direction.</exception>
    public Tensor argsort(Tensor values, int axis = -1, string direction = "ASCENDING", bool stable = false, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "argsort");
        return Sorting.Sort(values, axis, direction).Indices;
    }
}
