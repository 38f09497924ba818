using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = arcosh x; NaN below 1.</summary>
internal static class AcoshKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Acosh>(node);

    private readonly struct Acosh : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Acosh(x);
    }
}
