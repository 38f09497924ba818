using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = sinh x.</summary>
internal static class SinhKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Sinh>(node);

    private readonly struct Sinh : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Sinh(x);
    }
}
