using System.Globalization;
using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Floating numbers as C's printf writes them: exact digits, ties to even.</summary>
internal static class Printf
{
    // No double has more digits than this that are not zero.
    private const int MaxDigits = 1100;

    /// <summary>%f of a finite, non-negative number.</summary>
    public static string Fixed(double value, int precision)
    {
        int digits = Math.Min(precision, MaxDigits);
        (BigInteger mantissa, int exponent) = Parts(value);
        BigInteger scaled = Quotient(mantissa * BigInteger.Pow(10, digits), exponent);
        string text = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        string fraction = text[^digits..].PadRight(precision, '0');
        return precision == 0 ? text : $"{text[..^digits]}.{fraction}";
    }

    /// <summary>%e of a finite, non-negative number.</summary>
    public static string Scientific(double value, int precision)
    {
        (string digits, int exponent) = Digits(value, precision + 1);
        return $"{digits[0]}{(precision == 0 ? "" : ".")}{digits[1..]}{Exponent(exponent)}";
    }

    /// <summary>%g of a finite, non-negative number: the shorter of the two, without zeros at the end unless they are to be kept.</summary>
    public static string General(double value, int precision, bool keepZeros = false)
    {
        int significant = Math.Max(precision, 1);
        (string digits, int exponent) = Digits(value, significant);
        if (exponent >= -4 && exponent < significant)
        {
            string plain = Fixed(value, significant - 1 - exponent);
            return keepZeros || !plain.Contains('.', StringComparison.Ordinal) ? plain : plain.TrimEnd('0').TrimEnd('.');
        }

        string tail = keepZeros ? digits[1..] : digits[1..].TrimEnd('0');
        return $"{digits[0]}{(tail.Length == 0 ? "" : ".")}{tail}{Exponent(exponent)}";
    }

    /// <summary>A float in the fewest of 6 or 9 significant digits that give it back, a double in 15 or 17.</summary>
    public static string Shortest(double value, bool isSingle)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
        }

        string sign = double.IsNegative(value) ? "-" : "", text = General(Math.Abs(value), isSingle ? 6 : 15);
        bool same = isSingle
            ? float.Parse(text, CultureInfo.InvariantCulture) == (float)Math.Abs(value)
            : double.Parse(text, CultureInfo.InvariantCulture) == Math.Abs(value);
        return sign + (same ? text : General(Math.Abs(value), isSingle ? 9 : 17));
    }

    private static string Exponent(int exponent) => string.Create(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    // The first digits, rounded, and the decimal exponent of the first one.
    private static (string Digits, int Exponent) Digits(double value, int count)
    {
        int exact = Math.Min(count, MaxDigits);
        if (value == 0)
        {
            return (new string('0', count), 0);
        }

        (BigInteger mantissa, int binary) = Parts(value);
        int exponent = (int)Math.Floor(Math.Log10(value));
        while (true)
        {
            int shift = exact - 1 - exponent;
            BigInteger number = shift >= 0
                ? Quotient(mantissa * BigInteger.Pow(10, shift), binary)
                : Quotient(mantissa, binary, BigInteger.Pow(10, -shift));
            string digits = number.ToString(CultureInfo.InvariantCulture);
            if (digits.Length == exact)
            {
                return (digits.PadRight(count, '0'), exponent);
            }

            exponent += digits.Length > exact ? 1 : -1; // the logarithm was a bit off, or rounding carried over
        }
    }

    private static (BigInteger Mantissa, int Exponent) Parts(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFF;
        return exponent == 0 ? (fraction, -1074) : (fraction | (1L << 52), exponent - 1075);
    }

    // round(mantissa · 2^exponent / divisor), ties to even
    private static BigInteger Quotient(BigInteger mantissa, int exponent, BigInteger? divisor = null)
    {
        BigInteger above = exponent > 0 ? mantissa << exponent : mantissa, below = (divisor ?? BigInteger.One) << Math.Max(-exponent, 0);
        BigInteger quotient = BigInteger.DivRem(above, below, out BigInteger rest);
        int side = (rest * 2).CompareTo(below);
        return side > 0 || (side == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
