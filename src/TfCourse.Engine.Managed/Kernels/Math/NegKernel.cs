using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = -x; the smallest integer stays itself.</summary>
internal static class NegKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Neg>(node);

    private readonly struct Neg : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => unchecked(-x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, INumberUnary where T : unmanaged, INumber<T>, IMinMaxValue<T> => TensorPrimitives.Negate(x, y);
    }
}
