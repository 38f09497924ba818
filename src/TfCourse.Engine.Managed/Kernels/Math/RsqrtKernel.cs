using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = 1 / √x; infinite at 0, NaN below.</summary>
internal static class RsqrtKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Rsqrt>(node);

    private readonly struct Rsqrt : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.One / T.Sqrt(x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => TensorPrimitives.ReciprocalSqrt(x, y);
    }
}
