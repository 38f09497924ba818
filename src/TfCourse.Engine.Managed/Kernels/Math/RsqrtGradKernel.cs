using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>dx = -dy · y³ / 2, the gradient of y = 1 / √x; 0 where dy is 0, whatever y.</summary>
internal static class RsqrtGradKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Pairs<RsqrtGrad>(node);

    private readonly struct RsqrtGrad : IFloatBinary
    {
        public static T Invoke<T>(T y, T dy) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.IsZero(dy) ? T.Zero : dy * (y * y) * (y / -(T.One + T.One));
    }
}
