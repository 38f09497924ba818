using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = log(1 + x), exact near 0.</summary>
internal static class Log1pKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Log1p>(node);

    private readonly struct Log1p : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.CreateTruncating(NearOne.Log1p(double.CreateTruncating(x)));

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => Unary.Vector(x, y, VectorFunctions.Log1p, VectorFunctions.Log1p);
    }
}
