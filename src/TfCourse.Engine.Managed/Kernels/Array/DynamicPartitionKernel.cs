namespace TfCourse.Engine.Managed;

/// <summary>Rows of data sorted into num_partitions tensors by their numbers, in their order.</summary>
internal sealed class DynamicPartitionKernel<T> : Kernel
{
    private int[] _counts = [];

    public override void Run(KernelContext c)
    {
        Dims data = c.Dims(0), parts = c.Dims(1);
        if (data.Rank < parts.Rank || !data.Span[..parts.Rank].SequenceEqual(parts.Span))
        {
            throw EngineException.InvalidArgument($"data.shape must start with partitions.shape, got data.shape = {data}, partitions.shape = {parts}");
        }

        ReadOnlySpan<int> partitions = c.Input<int>(1);
        Array.Resize(ref _counts, c.OutputCount);
        Array.Clear(_counts);
        for (int i = 0; i < partitions.Length; i++)
        {
            if ((uint)partitions[i] >= (uint)_counts.Length)
            {
                throw EngineException.InvalidArgument($"partitions[{i}] = {partitions[i]} is not in [0, {_counts.Length})");
            }

            _counts[partitions[i]]++;
        }

        int inner = (int)data.Product(parts.Rank, data.Rank);
        Span<long> sizes = stackalloc long[data.Rank - parts.Rank + 1];
        data.Span[parts.Rank..].CopyTo(sizes[1..]);
        for (int p = 0; p < _counts.Length; p++)
        {
            sizes[0] = _counts[p];
            c.Output<T>(p, new Dims(sizes));
        }

        Array.Clear(_counts);
        ReadOnlySpan<T> input = c.Input<T>(0);
        for (int i = 0; i < partitions.Length && inner > 0; i++)
        {
            int p = partitions[i];
            input.Slice(i * inner, inner).CopyTo(c.Result(p).Span<T>()[(_counts[p]++ * inner)..]);
        }
    }
}

/// <summary>Picks the element size of DynamicPartition.</summary>
internal readonly struct DynamicPartitionKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<DynamicPartitionKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new DynamicPartitionKernel<T>().Precompiled();
}
