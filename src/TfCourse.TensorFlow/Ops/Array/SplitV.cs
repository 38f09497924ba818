namespace Tensorflow;

/// <summary>SplitV: parts of given sizes of a tensor along an axis.</summary>
internal static class SplitV
{
    public static OpDefinition Define() => new("SplitV")
    {
        Inputs = ["value: T", "size_splits: Tlen", "split_dim: int32"],
        Outputs = ["output: num_split * T"],
        Attrs = ["num_split: int >= 1", "T: type", "Tlen: {int8, int32, int64} = int64"],
        Shape = InferShape,
        Gradient = Gradient.OfAll((op, dys) => [Splitting.Join(dys!, op.inputs[2]), null, null]),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        int count = checked((int)c.Attr<long>("num_split"));
        Shape value = c[0];
        long? axis = ArrayShapes.Axis(c, 2, value.ndim);
        if (value.IsNull)
        {
            return [.. Enumerable.Repeat(Shape.Null, count)];
        }

        c.Require(value.ndim > 0, "Can't split scalars");
        long[]? sizes = c.Integers(1);
        if (axis is not { } at)
        {
            return [.. Enumerable.Repeat(ShapeContext.Unknown(value.ndim), count)];
        }

        if (sizes is null)
        {
            return [.. Enumerable.Repeat(ArrayShapes.With(value, at, -1), count)];
        }

        return Sized(c, value, at, sizes, count);
    }

    private static Shape[] Sized(ShapeContext c, Shape value, long axis, long[] sizes, int count)
    {
        c.Require(sizes.Length == count, "Length of size_splits should be equal to num_outputs");
        c.Require(sizes.Count(s => s == -1) <= 1, "size_splits can only have one -1");
        long total = sizes.Where(s => s != -1).Sum(), whole = value[(int)axis];
        var shapes = new Shape[count];
        for (int i = 0; i < count; i++)
        {
            long size = sizes[i] == -1 && whole >= 0 ? whole - total : sizes[i];
            c.Require(size >= 0 || (size == -1 && whole < 0), $"Split size at index {i} must be >= 0. Got: {size}");
            shapes[i] = ArrayShapes.With(value, axis, size);
        }

        bool open = sizes.Contains(-1);
        c.Require(whole < 0 || (open ? total <= whole : total == whole), $"can't split axis of size {whole} into pieces of size [{string.Join(",", sizes)}]");
        return shapes;
    }
}
