using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = cos x.</summary>
internal static class CosKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Cos>(node);

    private readonly struct Cos : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Cos(x);
    }
}
