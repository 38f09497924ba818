using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = ⌈x⌉.</summary>
internal static class CeilKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Ceil>(node);

    private readonly struct Ceil : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Ceiling(x);
    }
}
