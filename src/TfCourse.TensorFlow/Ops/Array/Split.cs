namespace Tensorflow;

/// <summary>Split: equal parts of a tensor along an axis.</summary>
internal static class Split
{
    public static OpDefinition Define() => new("Split")
    {
        Inputs = ["split_dim: int32", "value: T"],
        Outputs = ["output: num_split * T"],
        Attrs = ["num_split: int >= 1", "T: type"],
        Shape = InferShape,
        Gradient = Gradient.OfAll((op, dys) => [null, Splitting.Join(dys!, op.inputs[0])]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        int count = checked((int)c.Attr<long>("num_split"));
        Shape value = c[1];
        if (ArrayShapes.Axis(c, 0, value.ndim) is not { } axis)
        {
            return [.. Enumerable.Repeat(value.IsNull ? value : ShapeContext.Unknown(value.ndim), count)];
        }

        Shape part = value.IsNull ? value : ArrayShapes.With(value, axis, ArrayShapes.Divide(c, value[(int)axis], count));
        return [.. Enumerable.Repeat(part, count)];
    }
}

/// <content>split.</content>
public sealed partial class tensorflow
{
    /// <summary>Equal parts of a tensor along an axis.</summary>
    /// <param name="value">Any tensor of at least one axis.</param>
    /// <param name="num_split">How many parts; divides the size of the axis.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The parts, in order.</returns>
    /// <exception cref="ValueError">The size is no multiple of the number, or the axis is out of range.</exception>
    public Tensor[] split(Tensor value, int num_split, Axis axis, string? name = null)
        => Build.Many("Split", name ?? "split", [Splitting.Scalar(axis), value], ("num_split", num_split));

    /// <summary>Parts of given sizes of a tensor along an axis.</summary>
    /// <param name="value">Any tensor of at least one axis.</param>
    /// <param name="num_split">The sizes, which add up to the size of the axis; one may be -1.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The parts, in order.</returns>
    /// <exception cref="ValueError">The sizes do not add up, or the axis is out of range.</exception>
    public Tensor[] split(Tensor value, int[] num_split, Axis axis, string? name = null)
        => Splitting.Of(value, num_split, Splitting.Scalar(axis), num_split.Length, name);

    /// <summary>Parts of given sizes of a tensor along an axis.</summary>
    /// <param name="value">Any tensor of at least one axis.</param>
    /// <param name="size_splits">A vector of the sizes, of known length; one may be -1.</param>
    /// <param name="axis">The axis, in [-rank, rank).</param>
    /// <param name="num">How many parts; null for the length of the vector.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The parts, in order.</returns>
    /// <exception cref="ValueError">The number of parts is not known, or the sizes do not add up.</exception>
    public Tensor[] split(Tensor value, Tensor size_splits, Axis axis, int? num = null, string? name = null)
        => Splitting.Of(value, size_splits, Splitting.Scalar(axis), num ?? Splitting.SizeOf(size_splits, 0), name);
}

/// <summary>Numbers of parts, and parts put together again.</summary>
internal static class Splitting
{
    /// <summary>One part stays itself.</summary>
    public static Tensor Join(Tensor[] parts, Tensor axis)
        => parts.Length == 1 ? Build.One("Identity", null, parts) : Build.One("ConcatV2", "concat", [.. parts, axis]);

    /// <summary>Parts of given sizes.</summary>
    public static Tensor[] Of(Tensor value, Tensor sizes, Tensor axis, long count, string? name)
        => Build.Many("SplitV", name ?? "split", [value, sizes.In(ops.get_default_graph(), TF_DataType.DtInvalid, "Const"), axis], ("num_split", count));

    /// <summary>One axis.</summary>
    /// <exception cref="ValueError">There are several.</exception>
    public static int Scalar(Axis axis) => axis.size == 1 ? axis[0] : throw new ValueError($"One axis is needed to split along, not {axis}");

    /// <summary>The size of an axis, which has to be known.</summary>
    /// <exception cref="ValueError">It is not.</exception>
    public static long SizeOf(Tensor value, int axis)
    {
        Shape shape = value.shape;
        if (shape.IsNull)
        {
            throw new ValueError("Cannot infer argument `num` from shape <unknown>");
        }

        if (axis < -shape.ndim || axis >= shape.ndim)
        {
            throw new ValueError($"Argument `axis` = {axis} not in [{-shape.ndim}, {shape.ndim})");
        }

        return shape[axis] >= 0 ? shape[axis] : throw new ValueError($"Cannot infer argument `num` from shape {shape}");
    }
}
