using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x · log(y), and 0 where x is 0, whatever y.</summary>
internal static class XlogyKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Float<Xlogy>(node);

    private readonly struct Xlogy : IFloatBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => x == T.Zero ? T.Zero : x * T.Log(y);
    }
}
