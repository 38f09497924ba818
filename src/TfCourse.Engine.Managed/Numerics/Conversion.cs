using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Conversions between element types, with one result on every machine.</summary>
internal static class Conversion
{
    /// <summary>Brings an element into a type that arithmetic knows.</summary>
    public interface ILoad<TIn, TPivot>
    {
        static abstract TPivot Load(TIn x);
    }

    /// <summary>Brings a number into an element type.</summary>
    public interface IStore<TOut>
    {
        static abstract TOut Store<T>(T x) where T : unmanaged, INumber<T>;
    }

    /// <summary>How many binary digits a float type keeps behind the point.</summary>
    public interface IDigits
    {
        static abstract int Count { get; }
    }

    /// <summary>
    /// A float as an integer, without its fraction. What does not fit becomes what x86-64 gives: the smallest
    /// 32- or 64-bit integer, of which 8- and 16-bit types keep the low bits; 2³¹ and 2⁶³ for the unsigned types.
    /// </summary>
    public static TOut Integer<TOut>(double x) where TOut : IBinaryInteger<TOut>
    {
        if (typeof(TOut) == typeof(long))
        {
            return TOut.CreateTruncating(x is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)x : long.MinValue);
        }

        if (typeof(TOut) == typeof(ulong))
        {
            return TOut.CreateTruncating(x is >= 9223372036854775808.0 and < 18446744073709551616.0 ? (ulong)x : x is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (ulong)(long)x : 1UL << 63);
        }

        return typeof(TOut) == typeof(uint)
            ? TOut.CreateTruncating(x is > -2147483649.0 and < 4294967296.0 ? (long)x : 1L << 31)
            : TOut.CreateTruncating(x is > -2147483649.0 and < 2147483648.0 ? (int)x : int.MinValue);
    }

    public readonly struct Itself<T> : ILoad<T, T>
    {
        public static T Load(T x) => x;
    }

    public readonly struct OfBool : ILoad<bool, byte>
    {
        public static byte Load(bool x) => x ? (byte)1 : (byte)0;
    }

    public readonly struct OfBFloat16 : ILoad<BFloat16, float>
    {
        public static float Load(BFloat16 x) => x;
    }

    /// <summary>A float without the digits that a narrower type does not keep.</summary>
    public readonly struct Cut<T, TDigits> : ILoad<T, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> where TDigits : struct, IDigits
    {
        public static T Load(T x)
        {
            if (!T.IsFinite(x))
            {
                return x;
            }

            return typeof(T) == typeof(double)
                ? T.CreateTruncating(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(double.CreateTruncating(x)) & (-1L << (52 - TDigits.Count))))
                : T.CreateTruncating(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(float.CreateTruncating(x)) & (-1 << (23 - TDigits.Count))));
        }
    }

    public readonly struct Digits7 : IDigits
    {
        public static int Count => 7;
    }

    public readonly struct Digits10 : IDigits
    {
        public static int Count => 10;
    }

    public readonly struct Digits23 : IDigits
    {
        public static int Count => 23;
    }

    public readonly struct ToBool : IStore<bool>
    {
        public static bool Store<T>(T x) where T : unmanaged, INumber<T> => x != T.Zero;
    }

    public readonly struct ToBFloat16 : IStore<BFloat16>
    {
        public static BFloat16 Store<T>(T x) where T : unmanaged, INumber<T> => (BFloat16)float.CreateTruncating(x);
    }

    /// <summary>Half is rounded from float, as TensorFlow does it.</summary>
    public readonly struct ToFloat<TOut> : IStore<TOut> where TOut : unmanaged, INumber<TOut>
    {
        public static TOut Store<T>(T x) where T : unmanaged, INumber<T>
            => typeof(TOut) == typeof(Half) ? TOut.CreateTruncating(float.CreateTruncating(x)) : TOut.CreateTruncating(x);
    }

    public readonly struct ToInteger<TOut> : IStore<TOut> where TOut : unmanaged, IBinaryInteger<TOut>
    {
        public static TOut Store<T>(T x) where T : unmanaged, INumber<T>
            => typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half)
                ? Integer<TOut>(double.CreateTruncating(x))
                : TOut.CreateTruncating(x);
    }
}
