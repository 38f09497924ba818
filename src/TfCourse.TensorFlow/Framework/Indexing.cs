using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Builds strided slices from indices, with the names that Python gives them.</summary>
internal static class Indexing
{
    /// <summary>The part that the entries describe.</summary>
    public static Tensor Of(Tensor tensor, Slice[] slices)
    {
        var begin = new int[slices.Length];
        var end = new int[slices.Length];
        var strides = new int[slices.Length];
        long beginMask = 0, endMask = 0, ellipsis = 0, newAxis = 0, shrink = 0;
        if (slices.Length > 63)
        {
            throw new ValueError($"{slices.Length} entries in one index; at most 63 are possible");
        }

        for (int i = 0; i < slices.Length; i++)
        {
            Slice slice = slices[i];
            long bit = 1L << i;
            (begin[i], end[i], strides[i]) = (slice.Start ?? 0, slice.Stop ?? 0, slice.Step);
            if (slice.IsEllipsis)
            {
                ellipsis |= bit;
            }
            else if (slice.IsNewAxis)
            {
                newAxis |= bit;
            }
            else if (slice.IsIndex)
            {
                shrink |= bit;
                end[i] = begin[i] + 1;
            }
            else
            {
                beginMask |= slice.Start is null ? bit : 0;
                endMask |= slice.Stop is null ? bit : 0;
            }
        }

        using var scope = new ops.NameScope(null, "strided_slice");
        return Build.One("StridedSlice", scope.scope_name, [tensor, Stack(begin), Stack(end), Stack(strides)],
            ("begin_mask", beginMask), ("end_mask", endMask), ("ellipsis_mask", ellipsis), ("new_axis_mask", newAxis), ("shrink_axis_mask", shrink));
    }

    /// <summary>The part of the first axis that tensors describe; without a stop one element.</summary>
    public static Tensor Of(Tensor tensor, Tensor start, Tensor? stop, Tensor? step)
    {
        using var scope = new ops.NameScope(null, "strided_slice");
        Tensor end = stop ?? Build.One("AddV2", "add", [start, 1]);
        GraphTensor first = Pack(start), last = Pack(end);

        // A step that is known lets the shape be known too.
        GraphTensor stride = step is not null ? Pack(step) : ops.get_default_graph().AddConstant(Literals.Convert(new HostTensor(DataType.DtInt32, [1], (int[])[1]), first.dtype), "stack");
        return Build.One("StridedSlice", scope.scope_name, [tensor, first, last, stride], ("shrink_axis_mask", stop is null ? 1L : 0L));
    }

    private static GraphTensor Stack(int[] values) => ops.get_default_graph().AddConstant(HostTensor.Of(values), "stack");

    private static GraphTensor Pack(Tensor value) => Build.One("Pack", "stack", [value]);
}
