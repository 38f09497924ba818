namespace TfCourse.Engine.Managed;

/// <summary>Elements or slices of params, each named by a row of indices.</summary>
internal sealed class GatherNdKernel<T>(NodeInfo node) : Kernel
{
    private readonly IndexBuffer _indices = new();
    private readonly bool _ignore = IndexRows.Ignores(node);

    public override void Run(KernelContext c)
    {
        Dims from = c.Dims(0), at = c.Dims(1);
        if (from.Rank == 0)
        {
            throw EngineException.InvalidArgument("params must be at least a vector");
        }

        if (at.Rank == 0)
        {
            throw EngineException.InvalidArgument("indices must be at least a vector");
        }

        int depth = at[at.Rank - 1] <= from.Rank ? (int)at[at.Rank - 1]
            : throw EngineException.InvalidArgument($"index innermost dimension length must be <= params rank; saw: {at[at.Rank - 1]} vs. {from.Rank}");
        var result = Dims.Join(at.Span[..^1], from.Span[depth..]);
        int rows = (int)at.Product(0, at.Rank - 1), inner = (int)from.Product(depth, from.Rank);
        if (rows > 0 && result.Count > 0 && from.Count == 0)
        {
            throw EngineException.InvalidArgument($"Requested more than 0 entries, but params is empty.  Params shape: {from}");
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        ReadOnlySpan<long> indices = _indices.Of(c, 1);
        Span<T> output = c.Output<T>(0, result);
        for (int row = 0; row < rows; row++)
        {
            long place = IndexRows.Offset(indices.Slice(row * depth, depth), from);
            if (place < 0)
            {
                if (!_ignore)
                {
                    throw EngineException.InvalidArgument($"indices{IndexRows.Name(row, at)} = {IndexRows.Text(indices.Slice(row * depth, depth))} does not index into param shape {from}, node name: {c.Node.Name}");
                }

                IndexRows.Clear(output.Slice(row * inner, inner));
                continue;
            }

            input.Slice((int)place, inner).CopyTo(output[(row * inner)..]);
        }
    }
}

/// <summary>Picks the element size of GatherNd.</summary>
internal readonly struct GatherNdKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<GatherNdKernel>(node, node.Type("Tparams"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new GatherNdKernel<T>(node).Precompiled();
}
