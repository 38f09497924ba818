namespace TfCourse.Engine.Managed;

/// <summary>The inside of a padded tensor, with the mirrored borders added to what they mirror.</summary>
internal sealed class MirrorPadGradKernel<T, TArithmetic>(NodeInfo node) : Kernel where TArithmetic : struct, IArithmetic<T>
{
    private readonly MirrorWidths _widths = new(node);
    private T[] _folded = [];

    public override void Run(KernelContext c)
    {
        Dims padded = c.Dims(0);
        int rank = padded.Rank;
        _widths.Read(c, rank);
        Span<long> sizes = stackalloc long[rank], steps = stackalloc long[rank], to = stackalloc long[rank];
        Strided.RowMajor(padded.Span, steps);
        long start = 0;
        for (int i = 0; i < rank; i++)
        {
            sizes[i] = padded[i] - _widths.Before[i] - _widths.After[i];
            _widths.Require(i, sizes[i]);
            start += _widths.Before[i] * steps[i];
        }

        if (_folded.Length != c.Value(0).Count)
        {
            _folded = new T[c.Value(0).Count];
        }

        c.Input<T>(0).CopyTo(_folded);
        for (int i = 0; i < rank; i++)
        {
            Fold((int)padded.Product(0, i), (int)padded[i], (int)padded.Product(i + 1, rank), i, (int)sizes[i]);
        }

        Strided.RowMajor(sizes, to);
        Strided.Copy(_folded, start, steps, c.Output<T>(0, new Dims(sizes)), 0, to, sizes);
    }

    // [outer, padded, inner]: adds both borders of the axis to what they mirror.
    private void Fold(int outer, int padded, int inner, int axis, int size)
    {
        int before = (int)_widths.Before[axis], after = (int)_widths.After[axis], offset = _widths.Offset;
        for (int o = 0; o < outer; o++)
        {
            for (int k = 0; k < before; k++)
            {
                Add(((o * padded) + before + offset + k) * inner, ((o * padded) + before - 1 - k) * inner, inner);
            }

            for (int k = 0; k < after; k++)
            {
                Add(((o * padded) + before + size - 1 - offset - k) * inner, ((o * padded) + before + size + k) * inner, inner);
            }
        }
    }

    private void Add(int to, int from, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _folded[to + i] = TArithmetic.Add(_folded[to + i], _folded[from + i]);
        }
    }
}

/// <summary>Picks the element type of MirrorPadGrad.</summary>
internal readonly struct MirrorPadGradKernel : IArithmeticFactory
{
    public static Kernel Create(NodeInfo node) => ElementArithmetic.For<MirrorPadGradKernel>(node, node.Type("T"));

    Kernel IArithmeticFactory.Create<T, TArithmetic>(NodeInfo node) => new MirrorPadGradKernel<T, TArithmetic>(node);
}
