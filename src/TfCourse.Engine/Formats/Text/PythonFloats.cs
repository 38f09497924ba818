using System.Globalization;

namespace TfCourse.Engine;

/// <summary>Floats as Python's repr writes them: the fewest digits that give the number back; 1.0, 1e-05, 1e+16, inf, nan.</summary>
internal static class PythonFloats
{
    public static string Text(double value) => Layout(value, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A float32 in at least six digits, as many as it needs: what protobuf's text format of Python writes.</summary>
    public static string Text(float value)
    {
        int digits = 5;
        string text = value.ToString("E5", CultureInfo.InvariantCulture);
        while (digits < 8 && float.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            text = value.ToString(FormattableString.Invariant($"E{++digits}"), CultureInfo.InvariantCulture);
        }

        return Text(double.Parse(text, CultureInfo.InvariantCulture));
    }

    private static string Layout(double value, string shortest)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        string sign = shortest.StartsWith('-') ? "-" : "";
        string number = shortest.TrimStart('-');
        int e = number.IndexOf('E', StringComparison.Ordinal);
        int exponent = e < 0 ? 0 : int.Parse(number.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = e < 0 ? number : number[..e];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int whole = point < 0 ? mantissa.Length : point;
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        string significant = digits.TrimStart('0');
        if (significant.Length == 0)
        {
            return sign + "0.0";
        }

        // value = 0.significant · 10^place
        int place = whole - (digits.Length - significant.Length) + exponent;
        significant = significant.TrimEnd('0');
        if (place is > -4 and <= 16)
        {
            return sign + (place <= 0 ? "0." + new string('0', -place) + significant
                : place >= significant.Length ? significant.PadRight(place, '0') + ".0"
                : significant[..place] + "." + significant[place..]);
        }

        int power = place - 1;
        string fraction = significant.Length > 1 ? "." + significant[1..] : "";
        return FormattableString.Invariant($"{sign}{significant[0]}{fraction}e{(power < 0 ? '-' : '+')}{Math.Abs(power):D2}");
    }
}
