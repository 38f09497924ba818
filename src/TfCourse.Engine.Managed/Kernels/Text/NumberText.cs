using System.Globalization;
using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Reads numbers as C's strtod and strtol do, in no culture: spaces around, a sign, digits; for floats also inf, nan and hexadecimal.</summary>
internal static class NumberText
{
    public static bool TryFloat(ReadOnlySpan<byte> bytes, out double value, bool single)
    {
        string text = Trimmed(bytes);
        string unsigned = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        bool negative = text.Length > 0 && text[0] == '-';
        value = 0;
        if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = double.PositiveInfinity;
        }
        else if (unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = double.NaN;
        }
        else if (unsigned.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            if (!TryHexadecimal(unsigned[2..], out value))
            {
                return false;
            }
        }
        else if (IsDecimal(unsigned))
        {
            value = single ? float.Parse(unsigned, NumberStyles.Float, CultureInfo.InvariantCulture) : double.Parse(unsigned, NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        else
        {
            return false;
        }

        value = negative ? -value : value;
        return true;
    }

    public static bool TryInteger<T>(ReadOnlySpan<byte> bytes, out T value) where T : INumber<T>
    {
        string text = Trimmed(bytes);
        int digits = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        value = T.Zero;
        return text.Length > digits && text.AsSpan(digits).IndexOfAnyExceptInRange('0', '9') < 0
            && T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value!);
    }

    // digits [. digits] [e [sign] digits], at least one digit before the exponent
    private static bool IsDecimal(string text)
    {
        int at = 0, digits = Run(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            digits += Run(text, ref at);
        }

        if (digits > 0 && at < text.Length && text[at] is 'e' or 'E')
        {
            at += at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;
            digits = Run(text, ref at);
        }

        return digits > 0 && at == text.Length;
    }

    private static int Run(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }

    // hex digits [. hex digits] [p [sign] digits]
    private static bool TryHexadecimal(string text, out double value)
    {
        value = 0;
        int power = text.IndexOfAny(['p', 'P']), exponent = 0;
        if (power >= 0 && !int.TryParse(text.AsSpan(power + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        string digits = power >= 0 ? text[..power] : text;
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        string all = point >= 0 ? digits.Remove(point, 1) : digits;
        if (all.Length is 0 or > 256 || all.Any(c => !char.IsAsciiHexDigit(c)))
        {
            return false;
        }

        // A leading 0 keeps the number positive.
        var mantissa = BigInteger.Parse("0" + all, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        int scale = Math.Clamp(exponent, -10_000, 10_000) - (point >= 0 ? 4 * (digits.Length - 1 - point) : 0);
        value = Math.ScaleB((double)mantissa, scale);
        return true;
    }

    private static string Trimmed(ReadOnlySpan<byte> bytes) => System.Text.Encoding.Latin1.GetString(bytes).Trim(' ', '\t', '\n', '\v', '\f', '\r');
}
