using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>dx = dy · (1 - y²), the gradient of y = tanh x.</summary>
internal static class TanhGradKernel
{
    public static Kernel Create(NodeInfo node) => Vectors.Pairs<TanhGrad>(node) ?? Binary.Pairs<TanhGrad>(node);

    internal readonly struct TanhGrad : IFloatBinary, IVectorBinary
    {
        public static T Invoke<T>(T y, T dy) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => dy * (T.One - (y * y));

        public Vector<T> Invoke<T>(Vector<T> y, Vector<T> dy) => dy * (Vector<T>.One - (y * y));
    }
}
