using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = cosh x.</summary>
internal static class CoshKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Cosh>(node);

    private readonly struct Cosh : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Cosh(x);
    }
}
