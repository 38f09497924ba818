namespace TfCourse.Engine.Managed;

/// <summary>
/// Where the elements of a strided slice lie in the whole: the box to walk (axis by axis of the whole) and the shape
/// that the result has. Keeps its memory for the next run.
/// </summary>
internal sealed class SliceSpec(NodeInfo node)
{
    private const int MaxRank = 254;
    private readonly SliceMasks _masks = new(node);
    private long[] _steps = [], _extents = [];
    private int[] _axes = [];

    /// <summary>The first element in the whole.</summary>
    public long Start { get; private set; }

    /// <summary>How far the whole moves per step, for each of its axes.</summary>
    public ReadOnlySpan<long> Steps => _steps;

    /// <summary>How many steps there are along each axis of the whole.</summary>
    public ReadOnlySpan<long> Extents => _extents;

    /// <summary>For each axis of the whole, which axis of the result it is; -1 where it disappears.</summary>
    public ReadOnlySpan<int> Axes => _axes;

    /// <summary>The shape of the result.</summary>
    public Dims Result { get; private set; }

    /// <summary>Reads begin, end and strides from three inputs, of which the first is given.</summary>
    /// <exception cref="EngineException">They do not describe a part of the whole.</exception>
    public void Read(KernelContext c, in Dims whole, int begin)
    {
        int count = c.Value(begin).Count;
        if (c.Dims(begin).Rank != 1 || c.Dims(begin + 1).Rank != 1 || c.Dims(begin + 2).Rank != 1
            || c.Value(begin + 1).Count != count || c.Value(begin + 2).Count != count)
        {
            throw EngineException.InvalidArgument($"Expected begin, end, and strides to be 1D equal size tensors, but got shapes {c.Dims(begin)}, {c.Dims(begin + 1)}, and {c.Dims(begin + 2)} instead.");
        }

        Span<long> begins = stackalloc long[MaxRank], ends = stackalloc long[MaxRank], strides = stackalloc long[MaxRank];
        c.Integers(begin, begins);
        c.Integers(begin + 1, ends);
        c.Integers(begin + 2, strides);
        Read(begins[..count], ends[..count], strides[..count], whole);
    }

    private void Read(ReadOnlySpan<long> begins, ReadOnlySpan<long> ends, ReadOnlySpan<long> strides, in Dims whole)
    {
        if (_masks.HasSeveralEllipses)
        {
            throw EngineException.InvalidArgument("Multiple ellipses in slice spec not allowed");
        }

        int rank = whole.Rank, axis = 0, made = 0;
        Array.Resize(ref _steps, rank);
        Array.Resize(ref _extents, rank);
        Array.Resize(ref _axes, rank);
        Strided.RowMajor(whole.Span, _steps);
        Span<long> result = stackalloc long[MaxRank + MaxRank];
        Start = 0;
        for (int i = 0; i < begins.Length; i++)
        {
            if (_masks.Ellipsis(i))
            {
                for (int end = rank - NamedAfter(i, begins.Length); axis < end; axis++)
                {
                    _axes[axis] = made;
                    _extents[axis] = result[made++] = whole[axis];
                }
            }
            else if (_masks.NewAxis(i))
            {
                result[made++] = 1;
            }
            else
            {
                if (axis == rank)
                {
                    throw EngineException.InvalidArgument(rank == 0 ? "Attempting to slice scalar input."
                        : $"Index out of range using input dim {axis}; input has only {rank} dims");
                }

                (long first, _extents[axis]) = Range(begins[i], ends[i], strides[i], i, axis, whole[axis]);
                Start += first * _steps[axis];
                if (_extents[axis] > 1)
                {
                    _steps[axis] *= strides[i]; // with two elements the stride is below the axis' size
                }

                _axes[axis] = _masks.ShrinkAxis(i) ? -1 : made;
                if (!_masks.ShrinkAxis(i))
                {
                    result[made++] = _extents[axis];
                }

                axis++;
            }
        }

        for (; axis < rank; axis++)
        {
            _axes[axis] = made;
            _extents[axis] = result[made++] = whole[axis];
        }

        Result = new Dims(result[..made]);
    }

    // How many entries behind the ellipsis name an axis of the whole.
    private int NamedAfter(int ellipsis, int count)
    {
        int named = 0;
        for (int i = ellipsis + 1; i < count; i++)
        {
            named += _masks.NewAxis(i) ? 0 : 1;
        }

        return named;
    }

    private (long First, long Count) Range(long begin, long end, long stride, int i, int axis, long size)
    {
        if (stride == 0)
        {
            throw EngineException.InvalidArgument($"strides[{i}] must be non-zero");
        }

        if (_masks.ShrinkAxis(i))
        {
            if (stride < 0)
            {
                throw EngineException.InvalidArgument("only stride 1 allowed on non-range indexing.");
            }

            long element = begin < 0 ? begin + size : begin;
            return element >= 0 && element < size ? (element, 1)
                : throw EngineException.InvalidArgument($"slice index {begin} of dimension {axis} out of bounds.");
        }

        (long low, long high) = stride > 0 ? (0L, size) : (-1, size - 1);
        long first = _masks.Begin(i) ? (stride > 0 ? low : high) : Math.Clamp(begin < 0 ? begin + size : begin, low, high);
        long last = _masks.End(i) ? (stride > 0 ? high : low) : Math.Clamp(end < 0 ? end + size : end, low, high);
        long length = stride > 0 ? last - first : first - last;

        // Unsigned, because the smallest integer has no positive counterpart.
        ulong step = stride > 0 ? (ulong)stride : (ulong)-(stride + 1) + 1;
        return length <= 0 ? (0, 0) : (first, (long)(((ulong)length - 1) / step) + 1);
    }
}
