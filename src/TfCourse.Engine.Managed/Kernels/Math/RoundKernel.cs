using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = x rounded to a whole number, halves to the even one; integers stay.</summary>
internal static class RoundKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].IsFloating() ? Unary.Float<Round>(node) : Kernel.Of(c => c.Forward(0, 0));

    private readonly struct Round : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Round(x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => TensorPrimitives.Round(x, y);
    }
}
