using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>output = Σ input; integers wrap, halves are added in float.</summary>
internal readonly struct SumKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<SumKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => ReductionKernel.Of<T, SumReduction<T>>(node);
}

/// <summary>Σ.</summary>
internal readonly struct SumReduction<T> : IReduction<T> where T : unmanaged, INumber<T>
{
    public T Identity => default;

    public T Combine(T a, T b) => Number.Add(a, b);

    public T Row(ReadOnlySpan<T> x) => Sums.Of(x);

    public void Accumulate(ReadOnlySpan<T> x, Span<T> total) => TensorPrimitives.Add(total, x, total);

    public void Finish(Span<T> totals, long count)
    {
    }
}
