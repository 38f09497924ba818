using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = arctan x.</summary>
internal static class AtanKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Atan>(node);

    private readonly struct Atan : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Atan(x);
    }
}
