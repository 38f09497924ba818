using System.Globalization;

namespace TfCourse.Reports;

/// <summary>A labelled place on an axis.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>Round places on an axis: 1, 2 and 5 times powers of ten.</summary>
internal static class Ticks
{
    public static IReadOnlyList<Tick> Linear(double min, double max, int about = 6)
    {
        double rough = (max - min) / about;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * ((rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 });
        var ticks = new List<Tick>();
        double first = Math.Ceiling(min / step * (1 - 1e-12));
        for (int i = 0; i < 4 * about; i++)
        {
            double value = (first + i) * step;
            if (value > max + (step * 1e-9))
            {
                break;
            }

            // The product may miss a round number by a last digit, and 0 by its sign.
            double round = Math.Abs(value) < step / 2 ? 0 : value;
            ticks.Add(new Tick(round, Label(round, step, Math.Max(Math.Abs(min), Math.Abs(max)))));
        }

        return ticks;
    }

    public static IReadOnlyList<Tick> Logarithmic(double min, double max, int about = 7)
    {
        int low = (int)Math.Floor(Math.Log10(min) + 1e-9), high = (int)Math.Ceiling(Math.Log10(max) - 1e-9);
        int every = Math.Max(1, (int)Math.Ceiling((high - low) / (double)about));
        double[] within = high - low <= 3 ? [1, 2, 5] : [1];
        var ticks = new List<Tick>();
        for (int exponent = low; exponent <= high; exponent += every)
        {
            foreach (double factor in within)
            {
                double value = factor * Math.Pow(10, exponent);
                if (value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9))
                {
                    ticks.Add(new Tick(value, Label(value)));
                }
            }
        }

        return ticks.Count >= 2 ? ticks : Linear(min, max, about);
    }

    /// <summary>A number for people: four digits at most, large and small ones with an exponent.</summary>
    public static string Label(double value) => value switch
    {
        0 => "0",
        _ when !double.IsFinite(value) => value.ToString(CultureInfo.InvariantCulture),
        _ when Math.Abs(value) is >= 1e6 or < 1e-3 => Signed(value.ToString("0.###e0", CultureInfo.InvariantCulture)),
        _ => Signed(value.ToString("G4", CultureInfo.InvariantCulture) is var text && !text.Contains('E', StringComparison.Ordinal)
            ? text
            : value.ToString("0", CultureInfo.InvariantCulture)),
    };

    // Labels of one axis have the same number of decimals.
    private static string Label(double value, double step, double largest)
    {
        if (largest >= 1e6 || step < 1e-4)
        {
            return value == 0 ? "0" : Signed(value.ToString("0.####e0", CultureInfo.InvariantCulture));
        }

        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        return Signed(value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    // A minus sign is as wide as a digit; a hyphen is not.
    private static string Signed(string text) => text.StartsWith('-') ? "−" + text[1..] : text;
}
