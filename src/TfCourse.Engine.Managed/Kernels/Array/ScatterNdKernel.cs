namespace TfCourse.Engine.Managed;

/// <summary>Zeros of a shape, with the updates added at the rows of indices.</summary>
internal sealed class ScatterNdKernel<T, TArithmetic>(NodeInfo node) : Kernel where TArithmetic : struct, IArithmetic<T>
{
    private readonly IndexBuffer _indices = new();
    private readonly bool _ignore = IndexRows.Ignores(node);

    public override void Run(KernelContext c)
    {
        Dims at = c.Dims(0), updates = c.Dims(1);
        Dims shape = SizesInput.OfVector(c, 2);
        if (c.Value(0).Dims.Rank == 0)
        {
            throw EngineException.InvalidArgument("Indices shape must have rank at least one. Found:[]");
        }

        if (updates.Rank == 0)
        {
            throw EngineException.InvalidArgument("Updates shape must have rank at least one. Found:[]");
        }

        if (shape.Count == 0 && (at.Count > 0 || updates.Count > 0))
        {
            throw EngineException.InvalidArgument($"Indices and updates specified for empty output.  indices shape: {at}");
        }

        int outer = at.Rank - 1;
        long depth = at[outer];
        if (updates.Rank < outer || !updates.Span[..outer].SequenceEqual(at.Span[..outer]))
        {
            throw EngineException.InvalidArgument($"Dimensions [0,{outer}) of indices[shape={at}] must match dimensions [0,{outer}) of updates[shape={updates}]");
        }

        if (depth > shape.Rank || !updates.Span[outer..].SequenceEqual(shape.Span[(int)depth..]))
        {
            throw EngineException.InvalidArgument($"Dimensions [{depth},{shape.Rank}) of input[shape={shape}] must match dimensions [{outer},{updates.Rank}) of updates[shape={updates}]");
        }

        ReadOnlySpan<long> indices = _indices.Of(c, 0);
        Span<T> output = c.Output<T>(0, shape);
        IndexRows.Clear(output);
        Scatter.Run<T, AddUpdate<T, TArithmetic>>(indices, at, c.Input<T>(1), output, shape, _ignore);
    }
}

/// <summary>Picks the element type of ScatterNd.</summary>
internal readonly struct ScatterNdKernel : IArithmeticFactory
{
    public static Kernel Create(NodeInfo node) => ElementArithmetic.For<ScatterNdKernel>(node, node.Type("T"));

    Kernel IArithmeticFactory.Create<T, TArithmetic>(NodeInfo node) => new ScatterNdKernel<T, TArithmetic>(node);
}
