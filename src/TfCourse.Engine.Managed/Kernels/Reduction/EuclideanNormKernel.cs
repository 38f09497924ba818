using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>output = √Σ input²; the sum of integers wraps, its root is cut (0 when the sum wrapped below 0).</summary>
internal readonly struct EuclideanNormKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<EuclideanNormKernel>(node, node.InputTypes[0]);

    // The norm of one number is its absolute value.
    Kernel INumberFactory.Create<T>(NodeInfo node) => new ReductionKernel(node, Reduce<T>, keepsSingle: false);

    private static void Reduce<T>(KernelContext c, ReductionPlan plan) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.Output<T>(0, plan.Output);
        T[] squares = ArrayPool<T>.Shared.Rent(x.Length);
        TensorPrimitives.Multiply(x, x, squares.AsSpan(0, x.Length));
        Reduction<T, SumReduction<T>>.Run(plan, squares.AsSpan(0, x.Length), y);
        ArrayPool<T>.Shared.Return(squares);
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = T.CreateTruncating(Math.Sqrt(double.CreateTruncating(y[i])));
        }
    }
}
