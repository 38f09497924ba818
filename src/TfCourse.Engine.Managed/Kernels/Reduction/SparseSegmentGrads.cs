using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output[indices[i], …] = Σ grad[segment_ids[i], …] · weight, where weight belongs to the segment's number of rows.</summary>
internal sealed class SparseSegmentGradKernel<T>(Func<T, T> weight) : Kernel where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Run(KernelContext c)
    {
        Dims grad = c.Dims(0), ids = c.Dims(2);
        if (grad.Rank == 0 || ids.Rank != 1 || c.Dims(1) != ids)
        {
            throw EngineException.InvalidArgument($"segment_ids and indices should be vectors of the same size, grad should have rows: {ids}, {c.Dims(1)} and {grad}");
        }

        Dims output = grad.With(0, c.Integer(3));
        Span<T> y = c.Output<T>(0, output);
        y.Clear();
        ReadOnlySpan<T> x = c.Input<T>(0);
        int inner = grad.Count == 0 ? 0 : (int)(grad.Count / grad[0]), rows = (int)ids[0];
        for (int start = 0, end; start < rows; start = end)
        {
            int segment = At(c, 2, start, grad[0]);
            for (end = start + 1; end < rows && c.IntegerAt(2, end) == segment; end++)
            {
                // to the end of the run of this id
            }

            T factor = weight(T.CreateTruncating(end - start));
            ReadOnlySpan<T> from = x.Slice(segment * inner, inner);
            for (int i = start; i < end; i++)
            {
                Span<T> to = y.Slice(At(c, 1, i, output[0]) * inner, inner);
                for (int j = 0; j < inner; j++)
                {
                    to[j] += from[j] * factor;
                }
            }
        }
    }

    private static int At(KernelContext c, int input, int i, long size)
    {
        long index = c.IntegerAt(input, i);
        return index >= 0 && index < size ? (int)index
            : throw EngineException.InvalidArgument($"{(input == 1 ? "Index" : "Segment id")} {index} out of range [0, {size}), found as {c.Argument(input)}[{i}].");
    }
}

/// <summary>Every row counts once.</summary>
internal readonly struct SparseSegmentSumGradKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SparseSegmentSumGradKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new SparseSegmentGradKernel<T>(static _ => T.One).Precompiled();
}

/// <summary>A row of n counts 1 / n.</summary>
internal readonly struct SparseSegmentMeanGradKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SparseSegmentMeanGradKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new SparseSegmentGradKernel<T>(static n => T.One / n).Precompiled();
}

/// <summary>A row of n counts 1 / √n.</summary>
internal readonly struct SparseSegmentSqrtNGradKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SparseSegmentSqrtNGradKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new SparseSegmentGradKernel<T>(static n => T.One / T.Sqrt(n)).Precompiled();
}
