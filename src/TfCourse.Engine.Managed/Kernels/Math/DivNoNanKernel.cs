using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x / y, and 0 where y is 0, whatever x.</summary>
internal static class DivNoNanKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Float<DivNoNan>(node);

    private readonly struct DivNoNan : IFloatBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => y == T.Zero ? T.Zero : x / y;
    }
}
