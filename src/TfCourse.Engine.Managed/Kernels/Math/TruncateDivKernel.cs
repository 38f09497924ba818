using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = x / y without its fraction. Integers: an error where y is 0; the smallest by -1 stays itself.</summary>
internal static class TruncateDivKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].IsFloating() ? Binary.Float<OfFloats>(node) : Binary.Integer<OfIntegers>(node);

    private readonly struct OfFloats : IFloatBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Truncate(x / y);
    }

    private readonly struct OfIntegers : IIntegerBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Arithmetic.Divide(x, y, StatusCode.Internal);
    }
}
