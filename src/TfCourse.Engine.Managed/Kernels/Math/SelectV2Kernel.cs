namespace TfCourse.Engine.Managed;

/// <summary>output = condition ? t : e; the three shapes stretch over each other.</summary>
internal sealed class SelectV2Kernel<T> : Kernel
{
    private Broadcast? _broadcast;

    public override void Run(KernelContext c)
    {
        Dims condition = c.Dims(0), dims = c.Dims(1), others = c.Dims(2);
        if (_broadcast is null || !_broadcast.Matches(condition, dims, others))
        {
            _broadcast = Broadcast.Of([condition, dims, others])
                ?? throw EngineException.InvalidArgument($"condition {condition}, then {dims}, and else {others} must be broadcastable");
        }

        ReadOnlySpan<bool> choose = c.Input<bool>(0);
        ReadOnlySpan<T> t = c.Input<T>(1), e = c.Input<T>(2);
        Dims output = _broadcast.Output;
        Stretch(_broadcast, choose, t, e, dims.Count == output.Count ? c.OutputInPlace<T>(0, 1, output) : c.Output<T>(0, output));
    }

    private static void Stretch(Broadcast b, ReadOnlySpan<bool> choose, ReadOnlySpan<T> t, ReadOnlySpan<T> e, Span<T> output)
    {
        int last = b.Extents.Length - 1, inner = (int)b.Extents[last];
        Span<long> index = stackalloc long[b.Extents.Length], at = stackalloc long[3];
        index.Clear();
        at.Clear();
        for (int start = 0; start < output.Length; start += inner)
        {
            Choice.Run(Row(choose, b, 0, at), Row(t, b, 1, at), Row(e, b, 2, at), output.Slice(start, inner));
            for (int axis = last - 1; axis >= 0; axis--)
            {
                bool wraps = ++index[axis] == b.Extents[axis];
                for (int k = 0; k < at.Length; k++)
                {
                    at[k] += b.Strides[k][axis] * (wraps ? 1 - b.Extents[axis] : 1);
                }

                if (!wraps)
                {
                    break;
                }

                index[axis] = 0;
            }
        }
    }

    // A row of an input, or the one element that stands for the whole row.
    private static ReadOnlySpan<TElement> Row<TElement>(ReadOnlySpan<TElement> input, Broadcast b, int k, ReadOnlySpan<long> at)
        => input.Slice((int)at[k], b.Strides[k][^1] == 0 ? 1 : (int)b.Extents[^1]);
}

/// <summary>Picks the element size of SelectV2.</summary>
internal readonly struct SelectV2Kernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<SelectV2Kernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new SelectV2Kernel<T>().Precompiled();
}
