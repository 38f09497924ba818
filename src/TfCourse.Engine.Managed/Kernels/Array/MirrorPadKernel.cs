namespace TfCourse.Engine.Managed;

/// <summary>The widths of mirrored borders, read and checked.</summary>
internal sealed class MirrorWidths(NodeInfo node)
{
    private long[] _before = [], _after = [];

    /// <summary>How many elements at the edge are not repeated: 1 for REFLECT, 0 for SYMMETRIC.</summary>
    public int Offset { get; } = node.String("mode") == "REFLECT" ? 1 : 0;

    public ReadOnlySpan<long> Before => _before;

    public ReadOnlySpan<long> After => _after;

    /// <summary>Reads paddings for a tensor of a rank.</summary>
    public void Read(KernelContext c, int rank)
    {
        Dims paddings = c.Dims(1);
        if (paddings.Rank != 2 || paddings[1] != 2)
        {
            throw EngineException.InvalidArgument($"paddings must be a matrix with 2 columns: {paddings}");
        }

        if (paddings[0] != rank)
        {
            throw EngineException.InvalidArgument($"The first dimension of paddings must be the rank of inputs{paddings}, {c.Dims(0)}");
        }

        Array.Resize(ref _before, rank);
        Array.Resize(ref _after, rank);
        for (int i = 0; i < rank; i++)
        {
            (_before[i], _after[i]) = (c.IntegerAt(1, 2 * i), c.IntegerAt(1, (2 * i) + 1));
            if (_before[i] < 0 || _after[i] < 0)
            {
                throw EngineException.InvalidArgument($"paddings must be non-negative: {_before[i]} {_after[i]}");
            }
        }
    }

    /// <summary>Refuses borders wider than what they mirror.</summary>
    public void Require(int axis, long size)
    {
        if (_before[axis] > size - Offset || _after[axis] > size - Offset)
        {
            throw EngineException.InvalidArgument(Offset == 1
                ? $"paddings must be less than the dimension size: {_before[axis]}, {_after[axis]} not less than {size}"
                : $"paddings must be no greater than the dimension size: {_before[axis]}, {_after[axis]} greater than {size}");
        }
    }
}

/// <summary>A tensor with borders that mirror it.</summary>
internal sealed class MirrorPadKernel<T>(NodeInfo node) : Kernel
{
    private readonly MirrorWidths _widths = new(node);

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank;
        _widths.Read(c, rank);
        Span<long> sizes = stackalloc long[rank], from = stackalloc long[rank], to = stackalloc long[rank], box = stackalloc long[rank];
        for (int i = 0; i < rank; i++)
        {
            _widths.Require(i, dims[i]);
            sizes[i] = dims[i] + _widths.Before[i] + _widths.After[i];
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, new Dims(sizes));
        Strided.RowMajor(dims.Span, from);
        Strided.RowMajor(sizes, to);
        long start = 0;
        for (int i = 0; i < rank; i++)
        {
            start += _widths.Before[i] * to[i];
        }

        Strided.Copy(input, 0, from, output, start, to, dims.Span);

        // Axis by axis: the borders of an axis mirror what lies between them, whole rows of the axes done before.
        dims.Span.CopyTo(box);
        for (int i = 0; i < rank; i++)
        {
            Mirror(output, start, to, box, i, dims[i]);
            start -= _widths.Before[i] * to[i];
            box[i] = sizes[i];
        }
    }

    private void Mirror(Span<T> output, long start, ReadOnlySpan<long> steps, Span<long> box, int axis, long size)
    {
        Span<long> back = stackalloc long[steps.Length];
        steps.CopyTo(back);
        back[axis] = -steps[axis];
        long first = start + (_widths.Offset * steps[axis]), last = start + ((size - 1 - _widths.Offset) * steps[axis]);
        box[axis] = _widths.Before[axis];
        Strided.Copy<T>(output, first, steps, output, start - steps[axis], back, box);
        box[axis] = _widths.After[axis];
        Strided.Copy<T>(output, last, back, output, start + (size * steps[axis]), steps, box);
    }
}

/// <summary>Picks the element size of MirrorPad.</summary>
internal readonly struct MirrorPadKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<MirrorPadKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new MirrorPadKernel<T>(node).Precompiled();
}
