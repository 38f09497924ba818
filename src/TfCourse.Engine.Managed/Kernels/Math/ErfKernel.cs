using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = erf x.</summary>
internal static class ErfKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Erf>(node);

    private readonly struct Erf : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.CreateTruncating(ErrorFunction.Erf(double.CreateTruncating(x)));
    }
}
