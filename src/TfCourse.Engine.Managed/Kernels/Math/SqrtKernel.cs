using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = √x; NaN below 0.</summary>
internal static class SqrtKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Sqrt>(node);

    private readonly struct Sqrt : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Sqrt(x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => TensorPrimitives.Sqrt(x, y);
    }
}
