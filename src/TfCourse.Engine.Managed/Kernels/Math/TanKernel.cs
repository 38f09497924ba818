using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = tan x.</summary>
internal static class TanKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Tan>(node);

    private readonly struct Tan : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Tan(x);
    }
}
