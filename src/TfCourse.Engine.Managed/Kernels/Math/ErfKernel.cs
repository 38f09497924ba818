using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = erf x.</summary>
internal static class ErfKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Erf>(node);

    private readonly struct Erf : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.CreateTruncating(ErrorFunction.Erf(double.CreateTruncating(x)));

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => Unary.Vector(x, y, VectorFunctions.Erf, VectorFunctions.Erf);
    }
}
