namespace TfCourse.Engine.Managed;

/// <summary>A tensor stretched to a shape: aligned at the right, axes of size 1 repeat.</summary>
internal sealed class BroadcastToKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims from = c.Dims(0), to = SizesInput.OfVector(c, 1);
        if (from.Rank > to.Rank)
        {
            throw EngineException.InvalidArgument($"Rank of input ({from.Rank}) must be no greater than rank of output shape ({to.Rank}).");
        }

        Span<long> steps = stackalloc long[from.Rank], fromSteps = stackalloc long[to.Rank], toSteps = stackalloc long[to.Rank];
        Strided.RowMajor(from.Span, steps);
        Strided.RowMajor(to.Span, toSteps);
        fromSteps.Clear();
        int added = to.Rank - from.Rank;
        for (int i = 0; i < from.Rank; i++)
        {
            if (from[i] != to[i + added] && from[i] != 1)
            {
                throw EngineException.InvalidArgument($"Incompatible shapes: {from} vs. {to}. Unable to broadcast tensor of shape {from} to tensor of shape {to}");
            }

            fromSteps[i + added] = from[i] == 1 ? 0 : steps[i];
        }

        if (from == to)
        {
            c.Forward(0, 0);
            return;
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        Strided.Copy(input, 0, fromSteps, c.Output<T>(0, to), 0, toSteps, to.Span);
    }
}

/// <summary>Picks the element size of BroadcastTo.</summary>
internal readonly struct BroadcastToKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<BroadcastToKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new BroadcastToKernel<T>().Precompiled();
}
