using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>output = Σ t² / 2.</summary>
internal readonly struct L2LossKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<L2LossKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => Kernel.Of(Loss<T>);

    private static void Loss<T>(KernelContext c) where T : unmanaged, INumber<T>
        => c.Output<T>(0, default)[0] = Sums.OfSquares(c.Input<T>(0)) / T.CreateTruncating(2);
}
