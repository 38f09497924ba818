using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>dx = -dy · y², the gradient of y = 1 / x; 0 where dy is 0, whatever y.</summary>
internal static class ReciprocalGradKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Pairs<ReciprocalGrad>(node);

    private readonly struct ReciprocalGrad : IFloatBinary
    {
        public static T Invoke<T>(T y, T dy) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.IsZero(dy) ? T.Zero : -dy * (y * y);
    }
}
