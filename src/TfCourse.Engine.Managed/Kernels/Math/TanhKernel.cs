using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = tanh x.</summary>
internal static class TanhKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Tanh>(node);

    private readonly struct Tanh : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Tanh(x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => Unary.Vector(x, y, VectorFunctions.Tanh, VectorFunctions.Tanh);
    }
}
