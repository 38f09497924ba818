using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>dx = dy · y · (1 - y), the gradient of y = sigmoid x.</summary>
internal static class SigmoidGradKernel
{
    public static Kernel Create(NodeInfo node) => Vectors.Pairs<SigmoidGrad>(node) ?? Binary.Pairs<SigmoidGrad>(node);

    internal readonly struct SigmoidGrad : IFloatBinary, IVectorBinary
    {
        public static T Invoke<T>(T y, T dy) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => dy * y * (T.One - y);

        public Vector<T> Invoke<T>(Vector<T> y, Vector<T> dy) => dy * y * (Vector<T>.One - y);
    }
}
