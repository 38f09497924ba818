using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>y = ⌊x⌋.</summary>
internal static class FloorKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Floor>(node);

    private readonly struct Floor : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Floor(x);

        public static void Run<TSelf, T>(ReadOnlySpan<T> x, Span<T> y)
            where TSelf : struct, IFloatUnary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => TensorPrimitives.Floor(x, y);
    }
}
