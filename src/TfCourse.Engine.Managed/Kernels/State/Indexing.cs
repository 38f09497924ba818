namespace TfCourse.Engine.Managed;

/// <summary>Checks of indices into variables, before they are used.</summary>
internal static class Indexing
{
    /// <summary>An element of an integer input that must be in [0, size).</summary>
    public static long Require(KernelContext c, int input, int element, long size)
    {
        long index = c.IntegerAt(input, element);
        return index >= 0 && index < size ? index
            : throw EngineException.InvalidArgument($"indices{Position(c.Dims(input), element)} = {index} is not in [0, {size})");
    }

    /// <summary>The coordinates of an element, as [1] or [0,2].</summary>
    public static string Position(in Dims dims, long element)
    {
        Span<long> at = stackalloc long[dims.Rank];
        for (int axis = dims.Rank - 1; axis >= 0; axis--)
        {
            (element, at[axis]) = Math.DivRem(element, dims[axis]);
        }

        return Sizes.Format(at);
    }

    /// <summary>The place in a tensor of the slice that row <paramref name="row"/> of the indices [rows, depth] names, or -1 when it is outside.</summary>
    public static long Offset(KernelContext c, int input, long row, int depth, in Dims shape)
    {
        long offset = 0;
        for (int axis = 0; axis < depth; axis++)
        {
            long index = c.IntegerAt(input, (int)((row * depth) + axis));
            if (index < 0 || index >= shape[axis])
            {
                return -1;
            }

            offset = (offset * shape[axis]) + index;
        }

        return offset * shape.Product(depth, shape.Rank);
    }

    /// <summary>Row <paramref name="row"/> of the indices [rows, depth], as [0, 2, 0].</summary>
    public static string Row(KernelContext c, int input, long row, int depth)
        => "[" + string.Join(", ", Enumerable.Range(0, depth).Select(axis => c.IntegerAt(input, (int)((row * depth) + axis)))) + "]";
}
