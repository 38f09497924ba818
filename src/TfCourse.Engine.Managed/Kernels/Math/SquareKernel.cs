using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = x²; integers wrap.</summary>
internal static class SquareKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Number<Square>(node);

    private readonly struct Square : INumberUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, INumber<T>, IMinMaxValue<T> => unchecked(x * x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, INumberUnary where T : unmanaged, INumber<T>, IMinMaxValue<T> => TensorPrimitives.Multiply(x, x, y);
    }
}
