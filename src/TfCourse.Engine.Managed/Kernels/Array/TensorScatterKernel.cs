namespace TfCourse.Engine.Managed;

/// <summary>A tensor with updates at the rows of indices: set, added, subtracted, or where they are larger or smaller.</summary>
internal sealed class TensorScatterKernel<T, TUpdate>(NodeInfo node) : Kernel where TUpdate : struct, IUpdate<T>
{
    private readonly IndexBuffer _indices = new();
    private readonly bool _ignore = IndexRows.Ignores(node);

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0), at = c.Dims(1), updates = c.Dims(2);
        Check(dims, at, updates);
        ReadOnlySpan<long> indices = _indices.Of(c, 1);
        ReadOnlySpan<T> input = c.Input<T>(0);
        ReadOnlySpan<T> update = c.Input<T>(2);
        Span<T> output = c.Output<T>(0, dims);
        input.CopyTo(output);
        Scatter.Run<T, TUpdate>(indices, at, update, output, dims, _ignore);
    }

    private static void Check(in Dims dims, in Dims at, in Dims updates)
    {
        if (dims.Rank == 0 || at.Rank == 0 || updates.Rank == 0)
        {
            throw EngineException.InvalidArgument($"{(dims.Rank == 0 ? "Output" : at.Rank == 0 ? "Indices" : "Updates")} shape must have rank at least one. Found:[]");
        }

        if (dims.Count == 0 && (at.Count > 0 || updates.Count > 0))
        {
            throw EngineException.InvalidArgument("Indices and updates specified for empty output shape");
        }

        int outer = at.Rank - 1;
        long depth = at[outer];
        if (updates.Rank < outer || !updates.Span[..outer].SequenceEqual(at.Span[..outer]))
        {
            throw EngineException.InvalidArgument($"Outer dimensions of indices and update must match. Indices shape: {at}, updates shape:{updates}");
        }

        if (depth > dims.Rank || !updates.Span[outer..].SequenceEqual(dims.Span[(int)depth..]))
        {
            throw EngineException.InvalidArgument($"Inner dimensions of output shape must match inner dimensions of updates shape: the inner {dims.Rank - depth} dimensions of output.shape={dims} must match the inner {dims.Rank - depth} dimensions of updates.shape={updates}, {depth} indices a row");
        }
    }
}

/// <summary>Picks the element size of TensorScatterUpdate.</summary>
internal readonly struct TensorScatterUpdateKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<TensorScatterUpdateKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new TensorScatterKernel<T, SetUpdate<T>>(node).Precompiled();
}

/// <summary>Picks the element type of TensorScatterAdd, …Sub, …Max and …Min.</summary>
internal readonly struct TensorScatterKernel : IArithmeticFactory
{
    public static Kernel Create(NodeInfo node) => ElementArithmetic.For<TensorScatterKernel>(node, node.Type("T"));

    Kernel IArithmeticFactory.Create<T, TArithmetic>(NodeInfo node) => node.Op switch
    {
        "TensorScatterAdd" => new TensorScatterKernel<T, AddUpdate<T, TArithmetic>>(node),
        "TensorScatterSub" => new TensorScatterKernel<T, SubtractUpdate<T, TArithmetic>>(node),
        "TensorScatterMax" => new TensorScatterKernel<T, MaxUpdate<T, TArithmetic>>(node),
        _ => new TensorScatterKernel<T, MinUpdate<T, TArithmetic>>(node),
    };
}
