namespace TfCourse.Engine.Managed;

/// <summary>A tensor in which the places that StridedSlice reads hold a value, stretched where it has to be.</summary>
internal sealed class TensorStridedSliceUpdateKernel<T>(NodeInfo node) : Kernel
{
    private readonly SliceSpec _spec = new(node);

    public override void Run(KernelContext c)
    {
        Dims whole = c.Dims(0), value = c.Dims(4);
        _spec.Read(c, whole, 1);
        Dims part = _spec.Result;
        int added = part.Rank - value.Rank;
        if (added < 0)
        {
            throw EngineException.InvalidArgument($"Cannot broadcast input shape {value} into final shape {part}");
        }

        Span<long> steps = stackalloc long[value.Rank], stretched = stackalloc long[part.Rank], from = stackalloc long[whole.Rank];
        Strided.RowMajor(value.Span, steps);
        stretched.Clear();
        for (int i = 0; i < value.Rank; i++)
        {
            if (value[i] != part[i + added] && value[i] != 1)
            {
                throw EngineException.InvalidArgument($"Cannot broadcast input shape {value} into final shape {part}");
            }

            stretched[i + added] = value[i] == 1 ? 0 : steps[i];
        }

        Align(part, stretched, from);
        ReadOnlySpan<T> input = c.Input<T>(0);
        ReadOnlySpan<T> update = c.Input<T>(4);
        Span<T> output = c.Output<T>(0, whole);
        input.CopyTo(output);
        Strided.Copy(update, 0, from, output, _spec.Start, _spec.Steps, _spec.Extents);
    }

    // Steps by the result's axes as steps by the whole's: axes that the slice made or dropped have one element.
    private void Align(in Dims part, ReadOnlySpan<long> byPart, Span<long> byWhole)
    {
        for (int i = 0; i < byWhole.Length; i++)
        {
            byWhole[i] = _spec.Axes[i] is >= 0 and var axis && part[axis] != 1 ? byPart[axis] : 0;
        }
    }
}

/// <summary>Picks the element size of TensorStridedSliceUpdate.</summary>
internal readonly struct TensorStridedSliceUpdateKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<TensorStridedSliceUpdateKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new TensorStridedSliceUpdateKernel<T>(node).Precompiled();
}
