using System.Globalization;

namespace TfCourse.Reference;

/// <summary>Ranges of hyperparameters.</summary>
internal static class Hyperparameter
{
    internal static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw Outside(value, name, "above 0");

    internal static double NotNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw Outside(value, name, "at least 0");

    internal static double Fraction(double value, string name) => value >= 0 && value < 1
        ? value
        : throw Outside(value, name, "at least 0 and below 1");

    internal static int AtLeastOne(int value, string name) => value >= 1 ? value : throw Outside(value, name, "at least 1");

    internal static double Within(double value, string name, double min, double max)
        => value >= min && value <= max ? value : throw Outside(value, name, string.Create(CultureInfo.InvariantCulture, $"from {min} to {max}"));

    private static ArgumentOutOfRangeException Outside(double value, string name, string range)
        => new(name, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {range}."));
}
