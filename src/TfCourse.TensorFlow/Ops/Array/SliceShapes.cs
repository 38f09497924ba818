namespace Tensorflow;

/// <summary>The static shape of a strided slice, as far as begin, end and strides are known.</summary>
internal static class SliceShapes
{
    /// <summary>The shape of the part of a whole; begin, end and strides are three inputs of which the first is given.</summary>
    public static Shape Of(ShapeContext c, Shape whole, int first)
    {
        Shape entries = c.Merge(c.Merge(c.WithRank(first, 1), c.WithRank(first + 1, 1)), c.WithRank(first + 2, 1));
        if (whole.IsNull || entries[0] < 0 || c.Integers(first + 2) is not { } strides)
        {
            return Shape.Null;
        }

        long ellipsis = c.Attr<long>("ellipsis_mask"), newAxis = c.Attr<long>("new_axis_mask"), shrink = c.Attr<long>("shrink_axis_mask");
        c.Require((ellipsis & (ellipsis - 1)) == 0, "Multiple ellipses in slice spec not allowed");
        long[]? begins = c.Integers(first), ends = c.Integers(first + 1);
        var dims = new List<long>();
        int axis = 0;
        for (int i = 0; i < strides.Length; i++)
        {
            if (Has(ellipsis, i))
            {
                int named = Enumerable.Range(i + 1, strides.Length - i - 1).Count(j => !Has(newAxis, j));
                for (; axis < whole.ndim - named; axis++)
                {
                    dims.Add(whole[axis]);
                }
            }
            else if (Has(newAxis, i))
            {
                dims.Add(1);
            }
            else
            {
                c.Require(whole.ndim > 0, "Attempting to slice scalar input.");
                c.Require(axis < whole.ndim, $"Index out of range using input dim {axis}; input has only {whole.ndim} dims");
                long size = Length(c, i, axis, whole[axis], begins?[i], ends?[i], strides[i], Has(shrink, i));
                axis++;
                if (!Has(shrink, i))
                {
                    dims.Add(size);
                }
            }
        }

        return new Shape([.. dims]).concatenate(ArrayShapes.Part(whole, axis));
    }

    private static long Length(ShapeContext c, int i, int axis, long size, long? begin, long? end, long stride, bool shrink)
    {
        c.Require(stride != 0, $"strides[{i}] must be non-zero");
        if (size < 0)
        {
            return shrink ? 1 : -1;
        }

        c.Require(!shrink || stride > 0, "only stride 1 allowed on non-range indexing.");
        if (shrink)
        {
            long element = begin is < 0 ? begin.Value + size : begin ?? 0;
            c.Require(begin is null || end is null || (element >= 0 && element < size), $"slice index {begin} of dimension {axis} out of bounds.");
            return 1;
        }

        bool beginMasked = Has(c.Attr<long>("begin_mask"), i), endMasked = Has(c.Attr<long>("end_mask"), i);
        if ((begin is null || end is null) && !(beginMasked && endMasked))
        {
            return -1;
        }

        (long low, long high) = stride > 0 ? (0L, size) : (-1, size - 1);
        long from = beginMasked ? (stride > 0 ? low : high) : Clamp(begin!.Value), to = endMasked ? (stride > 0 ? high : low) : Clamp(end!.Value);
        long length = stride > 0 ? to - from : from - to;
        ulong step = stride > 0 ? (ulong)stride : (ulong)-(stride + 1) + 1;
        return length <= 0 ? 0 : (long)(((ulong)length - 1) / step) + 1;

        long Clamp(long x) => Math.Clamp(x < 0 ? x + size : x, low, high);
    }

    private static bool Has(long mask, int i) => i < 64 && ((mask >> i) & 1) != 0;
}
