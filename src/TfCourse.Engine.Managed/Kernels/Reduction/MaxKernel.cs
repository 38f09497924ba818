using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>output = the largest element; NaN when one is NaN; over nothing minus infinity (integers: the least number).</summary>
internal readonly struct MaxKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<MaxKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => ReductionKernel.Of<T, MaxReduction<T>>(node);

    private readonly struct MaxReduction<T> : IReduction<T> where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        public T Identity => T.CreateSaturating(double.NegativeInfinity);

        public T Combine(T a, T b) => T.Max(a, b);

        public T Row(ReadOnlySpan<T> x) => TensorPrimitives.Max(x);

        public void Accumulate(ReadOnlySpan<T> x, Span<T> total) => TensorPrimitives.Max(total, x, total);

        public void Finish(Span<T> totals, long count)
        {
        }
    }
}
