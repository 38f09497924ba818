using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>merged[indices[m][i]] = data[m][i]; a later one wins, rows that nothing names are zero.</summary>
internal sealed class DynamicStitchKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        int count = c.InputCount / 2, rank = c.Dims(0).Rank;
        Dims first = c.Dims(count);
        long last = -1;
        for (int m = 0; m < count; m++)
        {
            last = Math.Max(last, Last(c, m, count));
            Dims at = c.Dims(m), data = c.Dims(count + m);
            if (!data.Span[at.Rank..].SequenceEqual(first.Span[rank..]))
            {
                throw EngineException.InvalidArgument(
                    $"Need data[0].shape[{rank}:] = data[{m}].shape[{at.Rank}:], got data[0].shape = {first}, data[{m}].shape = {data}, indices[0].shape = {c.Dims(0)}, indices[{m}].shape = {at}");
            }
        }

        Span<long> sizes = stackalloc long[first.Rank - rank + 1];
        first.Span[rank..].CopyTo(sizes[1..]);
        sizes[0] = last + 1;
        var dims = new Dims(sizes);
        Span<T> merged = c.Output<T>(0, dims);
        if (c.Type(count) != DataType.DtString)
        {
            merged.Clear();
        }

        int inner = (int)dims.Product(1, dims.Rank);
        for (int m = 0; m < count && inner > 0; m++)
        {
            ReadOnlySpan<int> indices = c.Input<int>(m);
            ReadOnlySpan<T> data = c.Input<T>(count + m);
            for (int i = 0; i < indices.Length; i++)
            {
                data.Slice(i * inner, inner).CopyTo(merged[(indices[i] * inner)..]);
            }
        }
    }

    // The largest index of a part; -1 when it has none.
    private static long Last(KernelContext c, int m, int count)
    {
        Dims at = c.Dims(m), data = c.Dims(count + m);
        if (data.Rank < at.Rank || !data.Span[..at.Rank].SequenceEqual(at.Span))
        {
            throw EngineException.InvalidArgument($"data[{m}].shape = {data} does not start with indices[{m}].shape = {at}");
        }

        long last = -1;
        foreach (int index in c.Input<int>(m))
        {
            last = index >= 0 ? Math.Max(last, index) : throw EngineException.InvalidArgument($"indices[{m}] is out of range: {index} is negative");
        }

        return last;
    }
}

/// <summary>Picks the element size of DynamicStitch and ParallelDynamicStitch.</summary>
internal readonly struct DynamicStitchKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<DynamicStitchKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new DynamicStitchKernel<T>().Precompiled();
}
