using TfCourse.Engine;
using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Sorting along an axis, by the op that finds the greatest elements.</summary>
internal static class Sorting
{
    /// <summary>The sorted values, or where each comes from.</summary>
    public static Tensor Sort(Tensor values, int axis, string direction, bool indices)
    {
        tf.constant(axis, name: "axis");
        if (direction == "DESCENDING")
        {
            return Falling(values, axis, indices);
        }

        if (direction != "ASCENDING")
        {
            throw new ValueError($"Argument `direction` should be one of ASCENDING, DESCENDING. Received: direction={direction}");
        }

        Tensor sorted = Falling(Mirrored(values), axis, indices);
        return indices ? sorted : Mirrored(sorted);
    }

    // An order-reversing map that is its own inverse: -x; for integers -x - 1, which does not overflow; for unsigned ones their greatest less x.
    private static Tensor Mirrored(Tensor x) => x.dtype.as_base_dtype() switch
    {
        TF_DataType.TF_UINT8 => byte.MaxValue - x,
        TF_DataType.TF_UINT16 => (int)ushort.MaxValue - x,
        TF_DataType.TF_UINT32 => new Literal(HostTensor.Scalar(uint.MaxValue)) - x,
        TF_DataType.TF_UINT64 => new Literal(HostTensor.Scalar(ulong.MaxValue)) - x,
        var type when type.is_integer() => -x - 1,
        _ => -x,
    };

    private static Tensor Falling(Tensor values, int axis, bool indices)
    {
        Tensor shape = tf.shape(values);
        Tensor count = SizeVectors.Element(shape, axis);
        Tensor rank = ShapeValues.Rank(values);
        bool isLast = axis == -1 || axis + 1 == values.ndim;
        Tensor? order = isLast ? null : Exchange(values, axis, rank);
        Tensor result = Build.Many("TopKV2", null, [order is null ? values : tf.transpose(values, order), count])[indices ? 1 : 0];
        return order is null ? result : tf.transpose(result, order);
    }

    // The axis and the last one change places.
    private static Tensor Exchange(Tensor x, int axis, Tensor rank)
    {
        if (x.shape.IsNull)
        {
            Tensor place = axis < 0 ? rank + axis : axis, all = tf.range(0, rank), last = rank - 1;
            return Build.One("TensorScatterUpdate", null, [all, Build.One("Pack", "stack", [SizeVectors.Vector(place), SizeVectors.Vector(last)]), new Packed(last, place)]);
        }

        int[] order = [.. Enumerable.Range(0, x.ndim)];
        int index = axis < 0 ? axis + x.ndim : axis;
        (order[index], order[^1]) = (order[^1], order[index]);
        return tf.constant(order, name: "transposition");
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
        return Sorting.Sort(values, axis, direction, indices: false);
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
        return Sorting.Sort(values, axis, direction, indices: true);
    }
}
