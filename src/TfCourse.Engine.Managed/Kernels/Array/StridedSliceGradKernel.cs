using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Zeros of a shape, with dy in the places that StridedSlice reads.</summary>
internal sealed class StridedSliceGradKernel<T>(NodeInfo node) : Kernel
{
    private readonly SliceSpec _spec = new(node);

    public override void Run(KernelContext c)
    {
        Dims whole = c.Shape(0);
        _spec.Read(c, whole, 1);
        if (c.Dims(4) != _spec.Result)
        {
            throw EngineException.InvalidArgument($"shape of dy was {c.Dims(4)} instead of {_spec.Result}");
        }

        Span<long> steps = stackalloc long[whole.Rank];
        Strided.RowMajor(_spec.Extents, steps);
        Span<T> output = c.Output<T>(0, whole);
        if (c.Type(4) != DataType.DtString)
        {
            output.Clear();
        }

        Strided.Copy(c.Input<T>(4), 0, steps, output, _spec.Start, _spec.Steps, _spec.Extents);
    }
}

/// <summary>Picks the element size of StridedSliceGrad.</summary>
internal readonly struct StridedSliceGradKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<StridedSliceGradKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new StridedSliceGradKernel<T>(node).Precompiled();
}
