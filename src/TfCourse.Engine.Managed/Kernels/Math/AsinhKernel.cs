using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>y = arsinh x.</summary>
internal static class AsinhKernel
{
    public static Kernel Create(NodeInfo node) => Unary.Float<Asinh>(node);

    private readonly struct Asinh : IFloatUnary
    {
        public static T Invoke<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Asinh(x);
    }
}
