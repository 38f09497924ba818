using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>dx = dy · y · (1 - y), the gradient of y = sigmoid x.</summary>
internal static class SigmoidGradKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Pairs<SigmoidGrad>(node);

    private readonly struct SigmoidGrad : IFloatBinary, IVectorBinary
    {
        public static T Invoke<T>(T y, T dy) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => dy * y * (T.One - y);

        public static Vector<T> Invoke<T>(Vector<T> y, Vector<T> dy) => dy * y * (Vector<T>.One - y);

        public static void Run<TSelf, T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
            where TSelf : struct, IFloatBinary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Vectors.Run<SigmoidGrad, T>(y, dy, dx);
    }
}
