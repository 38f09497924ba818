using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = x where x > 0, alpha · x elsewhere.</summary>
internal sealed class LeakyReluKernel<T>(NodeInfo node) : Kernel where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _alpha = T.CreateTruncating(node.Float("alpha"));

    public override void Run(KernelContext c)
    {
        ReadOnlySpan<T> x = c.Input<T>(0);
        Span<T> y = c.OutputInPlace<T>(0, 0, c.Dims(0));
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i] > T.Zero ? x[i] : x[i] * _alpha;
        }
    }
}

/// <summary>dx = dy where x > 0, alpha · dy elsewhere.</summary>
internal sealed class LeakyReluGradKernel<T>(NodeInfo node) : Kernel where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _alpha = T.CreateTruncating(node.Float("alpha"));

    public override void Run(KernelContext c)
    {
        SameShapeKernel.Require(c);
        ReadOnlySpan<T> dy = c.Input<T>(0), x = c.Input<T>(1);
        Span<T> dx = c.OutputInPlace<T>(0, 0, c.Dims(0));
        for (int i = 0; i < dx.Length; i++)
        {
            dx[i] = x[i] > T.Zero ? dy[i] : dy[i] * _alpha;
        }
    }
}

/// <summary>Picks the element type of LeakyRelu and LeakyReluGrad.</summary>
internal static class LeakyReluKernel
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Float<Forward>(node, node.Type("T"));

    public static Kernel Grad(NodeInfo node) => KernelTypes.Float<Backward>(node, node.Type("T"));

    private readonly struct Forward : IFloatFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new LeakyReluKernel<T>(node).Precompiled();
    }

    private readonly struct Backward : IFloatFactory
    {
        public Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => new LeakyReluGradKernel<T>(node).Precompiled();
    }
}
