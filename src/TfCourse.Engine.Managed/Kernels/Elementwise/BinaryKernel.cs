namespace TfCourse.Engine.Managed;

/// <summary>z = f(x, y) with broadcasting. The plans of the last two pairs of shapes are kept: the last mini-batch of an epoch is often a smaller one.</summary>
internal sealed class BinaryKernel<TIn, TOut, TOp> : ElementKernel
    where TOp : struct, IBinary<TIn, TOut>
{
    private Broadcast? _broadcast, _before;

    public override bool Takes(uint single) => single != 3;

    public unsafe override void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count)
    {
        ReadOnlySpan<TIn> x = new((void*)inputs[0], single == 1 ? 1 : count), y = new((void*)inputs[1], single == 2 ? 1 : count);
        var z = new Span<TOut>((void*)output, count);
        switch (single)
        {
            case 0: TOp.Run(x, y, z); break;
            case 1: TOp.Run<TOp>(x[0], y, z); break;
            default: TOp.Run<TOp>(x, y[0], z); break;
        }
    }

    public override void Run(KernelContext c)
    {
        Dims xDims = c.Dims(0), yDims = c.Dims(1);
        ReadOnlySpan<TIn> x = c.Input<TIn>(0), y = c.Input<TIn>(1);
        if (xDims == yDims)
        {
            Span<TOut> whole = Output(c, xDims, yDims, xDims);
            if (!TryShare(x, y, whole))
            {
                TOp.Run(x, y, whole);
            }

            return;
        }

        if (_broadcast is null || !_broadcast.Matches(xDims, yDims))
        {
            (_broadcast, _before) = (_before?.Matches(xDims, yDims) == true ? _before : Broadcast.Of(xDims, yDims), _broadcast);
        }

        Span<TOut> z = Output(c, xDims, yDims, _broadcast.Output);
        if (z.Length > 0)
        {
            Stretch(_broadcast, x, y, z);
        }
    }

    // An input as large as the output is read at the same index as is written, so it may be overwritten.
    private static Span<TOut> Output(KernelContext c, in Dims x, in Dims y, in Dims output)
        => c.OutputInPlace<TOut>(0, y.Count == output.Count && x.Count != output.Count ? 1 : 0, output);

    private static void Stretch(Broadcast b, ReadOnlySpan<TIn> x, ReadOnlySpan<TIn> y, Span<TOut> z)
    {
        int last = b.Extents.Length - 1, inner = (int)b.Extents[last];
        bool xMoves = b.XStrides[last] != 0, yMoves = b.YStrides[last] != 0;
        Span<long> index = stackalloc long[b.Extents.Length];
        index.Clear();
        long xAt = 0, yAt = 0;
        for (int zAt = 0; zAt < z.Length; zAt += inner)
        {
            Span<TOut> row = z.Slice(zAt, inner);
            if (xMoves && yMoves)
            {
                TOp.Run(x.Slice((int)xAt, inner), y.Slice((int)yAt, inner), row);
            }
            else if (xMoves)
            {
                TOp.Run<TOp>(x.Slice((int)xAt, inner), y[(int)yAt], row);
            }
            else
            {
                TOp.Run<TOp>(x[(int)xAt], y.Slice((int)yAt, inner), row);
            }

            for (int axis = last - 1; axis >= 0; axis--)
            {
                xAt += b.XStrides[axis];
                yAt += b.YStrides[axis];
                if (++index[axis] < b.Extents[axis])
                {
                    break;
                }

                index[axis] = 0;
                xAt -= b.XStrides[axis] * b.Extents[axis];
                yAt -= b.YStrides[axis] * b.Extents[axis];
            }
        }
    }
}
