using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>output = Π input; integers wrap, halves are multiplied in float.</summary>
internal readonly struct ProdKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<ProdKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => ReductionKernel.Of<T, ProductReduction<T>>(node);
}

/// <summary>Π.</summary>
internal readonly struct ProductReduction<T> : IReduction<T> where T : unmanaged, INumber<T>
{
    public T Identity => T.One;

    public T Combine(T a, T b) => a * b;

    public T Row(ReadOnlySpan<T> x) => TensorPrimitives.Product(x);

    public void Accumulate(ReadOnlySpan<T> x, Span<T> total) => TensorPrimitives.Multiply(total, x, total);

    public void Finish(Span<T> totals, long count)
    {
    }
}
