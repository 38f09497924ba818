using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x · 2ʸ by shifting bits; the amount is held in [0, bits - 1].</summary>
internal static class LeftShiftKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Integer<LeftShift>(node);

    private readonly struct LeftShift : IIntegerBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => x << Arithmetic.Shift(y);
    }
}
