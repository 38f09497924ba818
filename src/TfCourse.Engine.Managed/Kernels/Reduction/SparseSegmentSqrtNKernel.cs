using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>Sums of the rows that indices pick for each segment, divided by the root of how many there are.</summary>
internal readonly struct SparseSegmentSqrtNKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SparseSegmentSqrtNKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new SparseSegmentKernel<T, SqrtN<T>>().Precompiled();

    private readonly struct SqrtN<T> : IReduction<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Identity => T.Zero;

        public T Combine(T a, T b) => a + b;

        public T Row(ReadOnlySpan<T> x) => Sums.Of(x);

        public void Accumulate(ReadOnlySpan<T> x, Span<T> total) => TensorPrimitives.Add(total, x, total);

        public void Finish(Span<T> totals, long count) => TensorPrimitives.Divide(totals, T.Sqrt(T.CreateTruncating(count)), totals);
    }
}
