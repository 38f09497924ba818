using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = log x, to the base e; -∞ at 0, NaN below.</summary>
internal static class LogKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Log>(node);

    private readonly struct Log : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Log(x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
            => Unary.Vector(x, y, VectorFunctions.Log, VectorFunctions.Log);
    }
}
