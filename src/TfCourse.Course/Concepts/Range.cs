using System.Globalization;

namespace TfCourse.Course;

/// <summary>Refuses values outside their range, by name, value and range.</summary>
internal static class Range
{
    public static void Require(double value, string name, double min, double max, bool aboveMin = false, bool belowMax = false, bool whole = false)
    {
        bool inside = (aboveMin ? value > min : value >= min) && (belowMax ? value < max : value <= max) && (!whole || value == Math.Floor(value));
        if (!inside)
        {
            throw new ArgumentOutOfRangeException(name, string.Create(
                CultureInfo.InvariantCulture, $"{name} is {value}; it has to be {Text(min, max, aboveMin, belowMax, whole)}."));
        }
    }

    /// <summary>The range in words: "in (0, 1]", "a whole number from 1 to 1000".</summary>
    public static string Text(double min, double max, bool aboveMin, bool belowMax, bool whole) => whole
        ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}")
        : string.Create(CultureInfo.InvariantCulture, $"in {(aboveMin ? '(' : '[')}{min}, {max}{(belowMax ? ')' : ']')}");
}
