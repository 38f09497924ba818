using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>output = the smallest element; NaN when one is NaN; over nothing infinity (integers: the greatest number).</summary>
internal readonly struct MinKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<MinKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => ReductionKernel.Of<T, MinReduction<T>>(node);

    private readonly struct MinReduction<T> : IReduction<T> where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        public T Identity => T.CreateSaturating(double.PositiveInfinity);

        public T Combine(T a, T b) => T.Min(a, b);

        public T Row(ReadOnlySpan<T> x) => TensorPrimitives.Min(x);

        public void Accumulate(ReadOnlySpan<T> x, Span<T> total) => TensorPrimitives.Min(total, x, total);

        public void Finish(Span<T> totals, long count)
        {
        }
    }
}
