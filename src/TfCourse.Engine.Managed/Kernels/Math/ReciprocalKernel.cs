using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = 1 / x.</summary>
internal static class ReciprocalKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Reciprocal>(node);

    private readonly struct Reciprocal : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.One / x;

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => TensorPrimitives.Reciprocal(x, y);
    }
}
