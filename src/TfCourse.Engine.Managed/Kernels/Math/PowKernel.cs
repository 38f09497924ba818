using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>z = xʸ; integers wrap, and an exponent below 0 is an error for them.</summary>
internal static class PowKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].IsFloating() ? Binary.Float<OfFloats>(node) : Binary.Integer<OfIntegers>(node);

    private readonly struct OfFloats : IFloatBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Pow(x, y);
    }

    private readonly struct OfIntegers : IIntegerBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Power(x, y);

        // By squaring, so that the cost is the number of bits of the exponent.
        private static T Power<T>(T x, T y) where T : unmanaged, IBinaryInteger<T>
        {
            if (T.IsNegative(y))
            {
                throw EngineException.InvalidArgument("Integers to negative integer powers are not allowed: use tf.cast to floats first");
            }

            T power = T.One;
            for (; !T.IsZero(y); y >>= 1)
            {
                power = T.IsOddInteger(y) ? unchecked(power * x) : power;
                x = unchecked(x * x);
            }

            return power;
        }
    }
}
