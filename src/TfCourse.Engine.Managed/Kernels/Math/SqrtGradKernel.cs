using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>dx = dy / 2y, the gradient of y = √x; 0 where dy is 0, also where y is 0 or NaN.</summary>
internal static class SqrtGradKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Pairs<SqrtGrad>(node);

    private readonly struct SqrtGrad : IFloatBinary
    {
        public static T Invoke<T>(T y, T dy) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.IsZero(dy) ? T.Zero : dy / (y + y);
    }
}
