using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>The rest of x / y with the sign of x. Integers: an error where y is 0.</summary>
internal static class TruncateModKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].IsFloating() ? Binary.Float<OfFloats>(node) : Binary.Integer<OfIntegers>(node);

    private readonly struct OfFloats : IFloatBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => x % y;
    }

    private readonly struct OfIntegers : IIntegerBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Arithmetic.Remainder(x, y, StatusCode.Internal);
    }
}
