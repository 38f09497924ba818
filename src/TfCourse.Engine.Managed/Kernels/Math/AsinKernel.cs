using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = arcsin x; NaN outside [-1, 1].</summary>
internal static class AsinKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Asin>(node);

    private readonly struct Asin : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Asin(x);
    }
}
