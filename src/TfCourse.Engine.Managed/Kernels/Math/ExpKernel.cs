using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = eˣ.</summary>
internal static class ExpKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Exp>(node);

    private readonly struct Exp : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Exp(x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => Unary.Vector(x, y, VectorFunctions.Exp, VectorFunctions.Exp);
    }
}
