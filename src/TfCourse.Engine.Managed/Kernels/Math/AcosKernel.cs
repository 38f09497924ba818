using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = arccos x; NaN outside [-1, 1].</summary>
internal static class AcosKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Acos>(node);

    private readonly struct Acos : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Acos(x);
    }
}
