namespace TfCourse.Engine.Managed;

/// <summary>Slices of params along an axis, one for each index; with batch dimensions each batch by its own indices.</summary>
internal sealed class GatherKernel<T>(bool hasAxis, long batchDims) : Kernel
{
    private readonly IndexBuffer _indices = new();

    public override void Run(KernelContext c)
    {
        Dims from = c.Dims(0), at = c.Dims(1);
        if (from.Rank == 0)
        {
            throw EngineException.InvalidArgument("params must be at least 1 dimensional");
        }

        int batch = Batch(at);
        int axis = Axis(c, from, batch);
        for (int i = 0; i < batch; i++)
        {
            if (from[i] != at[i])
            {
                throw EngineException.InvalidArgument($"params.shape[{i}]: {from[i]} should be equal to indices.shape[{i}]: {at[i]}");
            }
        }

        // [batch, outer, size, inner] by [batch, count] -> [batch, outer, count, inner]
        long size = from[axis];
        int batches = (int)from.Product(0, batch), outer = (int)from.Product(batch, axis), inner = (int)from.Product(axis + 1, from.Rank), count = (int)at.Product(batch, at.Rank);
        Span<long> sizes = stackalloc long[axis + (at.Rank - batch) + (from.Rank - axis - 1)];
        from.Span[..axis].CopyTo(sizes);
        at.Span[batch..].CopyTo(sizes[axis..]);
        from.Span[(axis + 1)..].CopyTo(sizes[(axis + at.Rank - batch)..]);
        ReadOnlySpan<T> input = c.Input<T>(0);
        ReadOnlySpan<long> indices = _indices.Of(c, 1);
        Span<T> output = c.Output<T>(0, new Dims(sizes));
        Check(indices, size, at);
        if (output.IsEmpty)
        {
            return;
        }

        int target = 0;
        for (int b = 0; b < batches; b++)
        {
            ReadOnlySpan<long> own = indices.Slice(b * count, count);
            for (int o = 0; o < outer; o++)
            {
                ReadOnlySpan<T> source = input.Slice((int)(((b * outer) + o) * size) * inner, (int)size * inner);
                Rows(source, own, inner, output.Slice(target, count * inner));
                target += count * inner;
            }
        }
    }

    private static void Rows(ReadOnlySpan<T> source, ReadOnlySpan<long> indices, int inner, Span<T> output)
    {
        if (inner == 1)
        {
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = source[(int)indices[i]];
            }

            return;
        }

        for (int i = 0; i < indices.Length; i++)
        {
            source.Slice((int)indices[i] * inner, inner).CopyTo(output[(i * inner)..]);
        }
    }

    private int Batch(in Dims at)
    {
        if (batchDims < -at.Rank || batchDims > at.Rank)
        {
            throw EngineException.InvalidArgument($"Expected batch_dims in the range [{-at.Rank}, {at.Rank}], but got {batchDims}");
        }

        return (int)(batchDims < 0 ? batchDims + at.Rank : batchDims);
    }

    private int Axis(KernelContext c, in Dims from, int batch)
    {
        if (hasAxis && c.Dims(2).Rank != 0)
        {
            throw EngineException.InvalidArgument($"axis must be scalar, it has the shape {c.Dims(2)}");
        }

        if (batch >= from.Rank)
        {
            throw EngineException.InvalidArgument($"batch_dims ({batch}) must be less than rank(params) ({from.Rank}).");
        }

        long given = hasAxis ? c.IntegerAt(2, 0) : 0;
        if (given < -from.Rank || given >= from.Rank)
        {
            throw EngineException.InvalidArgument($"Shape must be at least rank {(given < 0 ? -given : given + 1)} but is rank {from.Rank}: the axis {given} is not in [{-from.Rank}, {from.Rank})");
        }

        int axis = (int)(given < 0 ? given + from.Rank : given);
        return batch <= axis ? axis : throw EngineException.InvalidArgument($"batch_dims ({batch}) must be less than or equal to axis ({axis}).");
    }

    private static void Check(ReadOnlySpan<long> indices, long size, in Dims at)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)size)
            {
                throw EngineException.InvalidArgument($"indices{Place(i, at)} = {indices[i]} is not in [0, {size})");
            }
        }
    }

    // The place of an element as TensorFlow prints it: [1,0]; nothing for a scalar.
    private static string Place(int element, in Dims dims)
    {
        if (dims.Rank == 0)
        {
            return "";
        }

        var place = new long[dims.Rank];
        for (int i = dims.Rank - 1; i >= 0; i--)
        {
            (long rest, place[i]) = Math.DivRem(element, dims[i]);
            element = (int)rest;
        }

        return Sizes.Format(place);
    }
}

/// <summary>Picks the element size of GatherV2 and of Gather, whose axis is 0.</summary>
internal readonly struct GatherKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<GatherKernel>(node, node.Type("Tparams"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => node.Op == "Gather" ? new GatherKernel<T>(false, 0) : new GatherKernel<T>(true, node.Int("batch_dims"));
}
