using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = 1 / (1 + e⁻ˣ).</summary>
internal static class SigmoidKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Sigmoid>(node);

    private readonly struct Sigmoid : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.One / (T.One + T.Exp(-x));

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => Unary.Vector(x, y, VectorFunctions.Sigmoid, VectorFunctions.Sigmoid);
    }
}
