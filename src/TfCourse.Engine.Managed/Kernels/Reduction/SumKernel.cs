using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>output = Σ input; integers wrap, halves are added in float.</summary>
internal readonly struct SumKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<SumKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new ReductionKernel<T, SumReduction<T>>(node).Precompiled();
}

/// <summary>Σ.</summary>
internal readonly struct SumReduction<T> : IReduction<T> where T : unmanaged, INumber<T>
{
    public static T Identity => T.Zero;

    public static T Combine(T a, T b) => a + b;

    public static T Row(ReadOnlySpan<T> x) => Sums.Of(x);

    public static void Accumulate(ReadOnlySpan<T> x, Span<T> total) => TensorPrimitives.Add(total, x, total);
}
