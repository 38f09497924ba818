using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = x rounded to a whole number, halves to the even one.</summary>
internal static class RintKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Rint>(node);

    private readonly struct Rint : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Round(x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => TensorPrimitives.Round(x, y);
    }
}
