namespace TfCourse.Engine.Managed;

/// <summary>The elements begin, begin + stride, … before end, along each axis.</summary>
internal sealed class StridedSliceKernel<T>(NodeInfo node) : Kernel
{
    private readonly SliceSpec _spec = new(node);

    public override void Run(KernelContext c)
    {
        Dims whole = c.Dims(0);
        _spec.Read(c, whole, 1);
        Span<long> steps = stackalloc long[whole.Rank];
        Strided.RowMajor(whole.Span, steps);
        if (_spec.Result.Count == whole.Count && _spec.Extents.SequenceEqual(whole.Span) && _spec.Steps.SequenceEqual(steps))
        {
            c.Forward(0, 0, _spec.Result); // all elements in their order
            return;
        }

        Strided.RowMajor(_spec.Extents, steps);
        ReadOnlySpan<T> input = c.Input<T>(0);
        Strided.Copy(input, _spec.Start, _spec.Steps, c.Output<T>(0, _spec.Result), 0, steps, _spec.Extents);
    }
}

/// <summary>Picks the element size of StridedSlice.</summary>
internal readonly struct StridedSliceKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<StridedSliceKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new StridedSliceKernel<T>(node).Precompiled();
}
