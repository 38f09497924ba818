namespace TfCourse.Engine.Managed;

/// <summary>Rows of strings joined, element by element, into those of the segments they name.</summary>
internal sealed class UnsortedSegmentJoinKernel(NodeInfo node) : Kernel
{
    private readonly byte[] _separator = node.Bytes("separator");
    private readonly IndexBuffer _segments = new();

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0), ids = c.Dims(1);
        if (c.Dims(2).Rank != 0)
        {
            throw EngineException.InvalidArgument($"Number of segments should be a scalar, it has the shape {c.Dims(2)}");
        }

        long segments = c.IntegerAt(2, 0);
        if (segments < 0)
        {
            throw EngineException.InvalidArgument($"Number of segments should be non-negative, it is {segments}");
        }

        if (dims.Rank < ids.Rank || ids.Rank == 0 || !dims.Span[..ids.Rank].SequenceEqual(ids.Span))
        {
            throw EngineException.InvalidArgument($"The shape of segment_ids, {ids}, has to begin that of the inputs, {dims}");
        }

        var result = Dims.Join([segments], dims.Span[ids.Rank..]);
        ReadOnlySpan<long> rows = _segments.Of(c, 1);
        ReadOnlySpan<byte[]> input = c.Input<byte[]>(0);
        Span<byte[]> output = c.Output<byte[]>(0, result);
        int inner = (int)dims.Product(ids.Rank, dims.Rank);
        var parts = new List<byte[]>?[output.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row] < 0 || rows[row] >= segments)
            {
                throw EngineException.InvalidArgument($"segment_ids are not allowed to exceed num_segments or to have negative values: {rows[row]} is not in [0, {segments}).");
            }

            for (int i = 0; i < inner; i++)
            {
                (parts[(rows[row] * inner) + i] ??= []).Add(input[(row * inner) + i]);
            }
        }

        for (int i = 0; i < output.Length; i++)
        {
            output[i] = parts[i] is { } all ? ByteStrings.Join(all, _separator) : [];
        }
    }
}
