using System.Numerics;

namespace NumSharp;

public sealed partial class NDArray
{
    /// <summary>Element by element <c>x + y</c>, broadcasting; of bools: or.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static NDArray operator +(NDArray x, NDArray y) => Elementwise.Binary<AddRule>(x, y, "x + y");

    /// <summary>Element by element <c>x - y</c>, broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    /// <exception cref="NotSupportedException">Both are bool.</exception>
    public static NDArray operator -(NDArray x, NDArray y)
        => x.typecode == NPTypeCode.Boolean && y.typecode == NPTypeCode.Boolean
            ? throw new NotSupportedException("x - y is not defined for two bool arrays; use x != y, or convert one with astype.")
            : Elementwise.Binary<SubtractRule>(x, y, "x - y");

    /// <summary>Element by element <c>x · y</c> (no matrix product), broadcasting; of bools: and.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static NDArray operator *(NDArray x, NDArray y) => Elementwise.Binary<MultiplyRule>(x, y, "x * y");

    /// <summary>Element by element <c>x / y</c>, broadcasting. Integers give float64; division by 0 gives ±∞ or NaN.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static NDArray operator /(NDArray x, NDArray y)
        => Elementwise.Binary<DivideRule>(x, y, ElementType.FloatingFor(ElementType.Common(x, y)), "x / y");

    /// <summary>Element by element the remainder with the sign of <paramref name="y"/>, as in Python; integers modulo 0 give 0.</summary>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static NDArray operator %(NDArray x, NDArray y)
    {
        NPTypeCode type = ElementType.Common(x, y);
        return Elementwise.Binary<RemainderRule>(x, y, type == NPTypeCode.Boolean ? NPTypeCode.Int32 : type, "x % y");
    }

    /// <summary>Element by element <c>-x</c>.</summary>
    /// <exception cref="NotSupportedException">The array is bool.</exception>
    public static NDArray operator -(NDArray x) => Elementwise.Unary<NegateRule>(x, "-x");

    /// <summary>A copy.</summary>
    public static NDArray operator +(NDArray x) => x.copy();

    private readonly struct AddRule : IBinaryRule
    {
        public static T Apply<T>(T x, T y) where T : struct, INumber<T> => unchecked(x + y);
    }

    private readonly struct SubtractRule : IBinaryRule
    {
        public static T Apply<T>(T x, T y) where T : struct, INumber<T> => unchecked(x - y);
    }

    private readonly struct MultiplyRule : IBinaryRule
    {
        public static T Apply<T>(T x, T y) where T : struct, INumber<T> => unchecked(x * y);
    }

    private readonly struct DivideRule : IBinaryRule
    {
        public static T Apply<T>(T x, T y) where T : struct, INumber<T> => x / y;
    }

    private readonly struct RemainderRule : IBinaryRule
    {
        public static T Apply<T>(T x, T y) where T : struct, INumber<T>
        {
            // int.MinValue % -1 and x % 0 throw for integers.
            bool integer = T.One / (T.One + T.One) == T.Zero;
            if (integer && (T.IsZero(y) || (T.IsNegative(y) && y + T.One == T.Zero)))
                return T.Zero;
            T remainder = x % y;
            return !T.IsZero(remainder) && T.IsNegative(remainder) != T.IsNegative(y) ? remainder + y : remainder;
        }
    }

    private readonly struct NegateRule : IUnaryRule
    {
        public static T Apply<T>(T x) where T : struct, INumber<T> => unchecked(-x);
    }
}
