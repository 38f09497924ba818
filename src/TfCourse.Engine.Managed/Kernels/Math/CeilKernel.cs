using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = ⌈x⌉.</summary>
internal static class CeilKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Ceil>(node);

    private readonly struct Ceil : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Ceiling(x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => TensorPrimitives.Ceiling(x, y);
    }
}
