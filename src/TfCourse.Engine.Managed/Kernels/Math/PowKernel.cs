using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>z = xʸ; integers wrap, and an exponent below 0 is an error for them.</summary>
internal static class PowKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].IsFloating() ? Binary.Float<OfFloats>(node) : Binary.Integer<OfIntegers>(node);

    private readonly struct OfFloats : IFloatBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => T.Pow(x, y);

        // One exponent for all is most often 2, whose power is a product, rounded alike.
        public static void Run<TSelf, T>(ReadOnlySpan<T> x, T y, Span<T> z)
            where TSelf : struct, IFloatBinary where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            if (y == T.One + T.One)
            {
                TensorPrimitives.Multiply(x, x, z);
                return;
            }

            for (int i = 0; i < z.Length; i++)
            {
                z[i] = T.Pow(x[i], y);
            }
        }
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
