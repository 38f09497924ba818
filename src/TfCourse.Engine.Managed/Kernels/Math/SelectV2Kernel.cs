namespace TfCourse.Engine.Managed;

/// <summary>output = condition ? t : e; the three shapes stretch over each other.</summary>
internal sealed class SelectV2Kernel<T> : Kernel
{
    private Broadcast? _broadcast;

    public override void Run(KernelContext c)
    {
        Dims condition = c.Dims(0), dims = c.Dims(1), others = c.Dims(2);
        ReadOnlySpan<bool> choose = c.Input<bool>(0);
        ReadOnlySpan<T> t = c.Input<T>(1), e = c.Input<T>(2);
        if (condition == dims && dims == others)
        {
            Span<T> same = c.OutputInPlace<T>(0, 1, dims);
            for (int i = 0; i < same.Length; i++)
            {
                same[i] = choose[i] ? t[i] : e[i];
            }

            return;
        }

        if (_broadcast is null || !_broadcast.Matches(condition, dims, others))
        {
            _broadcast = Broadcast.Of([condition, dims, others])
                ?? throw EngineException.InvalidArgument($"condition {condition}, then {dims}, and else {others} must be broadcastable");
        }

        Stretch(_broadcast, choose, t, e, c.Output<T>(0, _broadcast.Output));
    }

    private static void Stretch(Broadcast b, ReadOnlySpan<bool> choose, ReadOnlySpan<T> t, ReadOnlySpan<T> e, Span<T> output)
    {
        int last = b.Extents.Length - 1;
        Span<long> index = stackalloc long[b.Extents.Length];
        index.Clear();
        long c = 0, x = 0, y = 0;
        for (int at = 0; at < output.Length; at++)
        {
            output[at] = choose[(int)c] ? t[(int)x] : e[(int)y];
            for (int axis = last; axis >= 0; axis--)
            {
                c += b.Strides[0][axis];
                x += b.Strides[1][axis];
                y += b.Strides[2][axis];
                if (++index[axis] < b.Extents[axis])
                {
                    break;
                }

                index[axis] = 0;
                c -= b.Strides[0][axis] * b.Extents[axis];
                x -= b.Strides[1][axis] * b.Extents[axis];
                y -= b.Strides[2][axis] * b.Extents[axis];
            }
        }
    }
}

/// <summary>Picks the element size of SelectV2.</summary>
internal readonly struct SelectV2Kernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<SelectV2Kernel>(node, node.Type("T"));

    static Kernel IAnyFactory.Create<T>(NodeInfo node) => new SelectV2Kernel<T>();
}
