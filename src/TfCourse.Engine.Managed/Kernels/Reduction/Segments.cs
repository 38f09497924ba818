using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output[s, …] = the rows of segment s combined; ids do not decrease, segments without rows hold a fixed value.</summary>
/// <remarks>With <c>indices</c> (sparse segments) row i is data[indices[i], …].</remarks>
internal abstract class SegmentKernel<T, TOp>(bool sparse, T gap) : Kernel
    where T : unmanaged
    where TOp : struct, IReduction<T>
{
    private readonly int _ids = sparse ? 2 : 1;

    public override void Run(KernelContext c)
    {
        Dims data = c.Dims(0), ids = c.Dims(_ids);
        if (ids.Rank != 1)
        {
            throw EngineException.InvalidArgument($"segment_ids should be a vector, it has the shape {ids}");
        }

        if (data.Rank == 0)
        {
            throw EngineException.InvalidArgument("data must have at least one axis, it is a scalar");
        }

        if (sparse ? c.Dims(1) != ids : data[0] != ids[0])
        {
            throw EngineException.InvalidArgument(sparse ? $"segment_ids and indices should have same size: {ids} and {c.Dims(1)}"
                : $"segment_ids should be the same size as dimension 0 of input. Found {ids} and {data}.");
        }

        int rows = (int)ids[0];
        long segments = Segments(c, rows);
        Dims output = data.With(0, segments);
        Span<T> y = c.Output<T>(0, output);
        y.Fill(gap);
        int inner = output.Count == 0 ? 0 : (int)(output.Count / segments);
        ReadOnlySpan<T> x = c.Input<T>(0);
        for (int start = 0, end; start < rows; start = end)
        {
            long segment = c.IntegerAt(_ids, start);
            for (end = start + 1; end < rows && c.IntegerAt(_ids, end) == segment; end++)
            {
                // to the end of the run of this id
            }

            Check(c, segment, end, rows, segments);
            Reduce(c, x, start, end, y.Slice((int)segment * inner, inner), inner);
        }
    }

    // One row is taken as it is, so that not even a NaN is lost.
    private void Reduce(KernelContext c, ReadOnlySpan<T> x, int start, int end, Span<T> total, int inner)
    {
        if (end - start > 1)
        {
            total.Fill(default(TOp).Identity);
        }

        for (int i = start; i < end; i++)
        {
            int row = Row(c, i);
            if (end - start == 1)
            {
                x.Slice(row * inner, inner).CopyTo(total);
            }
            else
            {
                default(TOp).Accumulate(x.Slice(row * inner, inner), total);
            }
        }

        default(TOp).Finish(total, end - start);
    }

    /// <summary>How many segments the output has: one more than the last id, unless an input says.</summary>
    private long Segments(KernelContext c, int rows)
    {
        int input = _ids + 1;
        long last = rows == 0 ? -1 : c.IntegerAt(_ids, rows - 1);
        if (c.InputCount > input)
        {
            long asked = c.Integer(input);
            return asked > last && asked >= 0 ? asked : throw EngineException.InvalidArgument($"num_segments is {asked}, it has to be above the largest segment id {last}");
        }

        return last < -1 || (last < 0 && rows > 0) ? throw EngineException.InvalidArgument($"segment ids must be >= 0, the last is {last}") : last + 1;
    }

    private void Check(KernelContext c, long segment, int end, int rows, long segments)
    {
        if (end < rows && c.IntegerAt(_ids, end) < segment)
        {
            throw EngineException.InvalidArgument($"segment ids are not increasing: segment_ids[{end}] is {c.IntegerAt(_ids, end)} after {segment}");
        }

        if (segment < 0 || segment >= segments)
        {
            throw EngineException.InvalidArgument($"Segment id {segment} out of range [0, {segments}), possibly because 'segment_ids' input is not sorted.");
        }
    }

    private int Row(KernelContext c, int i)
    {
        if (!sparse)
        {
            return i;
        }

        long row = c.IntegerAt(1, i), rows = c.Dims(0)[0];
        return row >= 0 && row < rows ? (int)row : throw EngineException.InvalidArgument($"Bad: indices[{i}] == {row} out of range [0, {rows})");
    }
}

/// <summary>Segments of rows that lie in order.</summary>
internal sealed class SortedSegmentKernel<T, TOp>(T gap) : SegmentKernel<T, TOp>(false, gap)
    where T : unmanaged
    where TOp : struct, IReduction<T>;

/// <summary>Segments of rows that indices pick.</summary>
internal sealed class SparseSegmentKernel<T, TOp>() : SegmentKernel<T, TOp>(true, T.Zero)
    where T : unmanaged, INumber<T>
    where TOp : struct, IReduction<T>;
