using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = ⌊x⌋.</summary>
internal static class FloorKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Floor>(node);

    private readonly struct Floor : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Floor(x);
    }
}
