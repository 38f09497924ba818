namespace TfCourse.Engine.Managed;

/// <summary>z = f(x, y) with broadcasting, of one op.</summary>
internal sealed class BinaryKernel<TIn, TOut, TOp>() : BinaryKernel<TIn, TOut>(TOp.Run, TOp.Run<TOp>, TOp.Run<TOp>)
    where TOp : struct, IBinary<TIn, TOut>;

/// <summary>z[i] = f(x[i], y[i]) for many elements at once; z may be the memory of x or y.</summary>
internal delegate void PairsForm<TIn, TOut>(ReadOnlySpan<TIn> x, ReadOnlySpan<TIn> y, Span<TOut> z);

/// <summary>z[i] = f(x, y[i]) for many elements at once.</summary>
internal delegate void LeftSingleForm<TIn, TOut>(TIn x, ReadOnlySpan<TIn> y, Span<TOut> z);

/// <summary>z[i] = f(x[i], y) for many elements at once.</summary>
internal delegate void RightSingleForm<TIn, TOut>(ReadOnlySpan<TIn> x, TIn y, Span<TOut> z);

/// <summary>z = f(x, y) with broadcasting. The plans of the last two pairs of shapes are kept: the last mini-batch of an epoch is often a smaller one.</summary>
/// <remarks>All that is not f itself is compiled once for the types, not once an op: f comes as delegates, called once for many elements.</remarks>
internal class BinaryKernel<TIn, TOut>(PairsForm<TIn, TOut> pairs, LeftSingleForm<TIn, TOut> left, RightSingleForm<TIn, TOut> right) : ElementKernel
{
    private Broadcast? _broadcast, _before;

    public override bool Takes(uint single) => single != 3;

    public unsafe override void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count)
    {
        ReadOnlySpan<TIn> x = new((void*)inputs[0], single == 1 ? 1 : count), y = new((void*)inputs[1], single == 2 ? 1 : count);
        var z = new Span<TOut>((void*)output, count);
        switch (single)
        {
            case 0: pairs(x, y, z); break;
            case 1: left(x[0], y, z); break;
            default: right(x, y[0], z); break;
        }
    }

    public override void Run(KernelContext c)
    {
        ref readonly Dims xDims = ref c.Dims(0), yDims = ref c.Dims(1);
        ReadOnlySpan<TIn> x = c.Input<TIn>(0), y = c.Input<TIn>(1);
        if (xDims == yDims)
        {
            Span<TOut> whole = Output(c, xDims, yDims, xDims);
            if (!TryShare(x, y, whole))
            {
                pairs(x, y, whole);
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

    private void Stretch(Broadcast b, ReadOnlySpan<TIn> x, ReadOnlySpan<TIn> y, Span<TOut> z)
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
                pairs(x.Slice((int)xAt, inner), y.Slice((int)yAt, inner), row);
            }
            else if (xMoves)
            {
                right(x.Slice((int)xAt, inner), y[(int)yAt], row);
            }
            else
            {
                left(x[(int)xAt], y.Slice((int)yAt, inner), row);
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
