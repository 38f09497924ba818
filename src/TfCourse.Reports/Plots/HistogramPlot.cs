namespace TfCourse.Reports;

/// <summary>How often values fall into equally wide bins.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">The axis of the values.</param>
/// <param name="Values">The values; those that are not finite are counted in a note.</param>
public sealed record HistogramPlot(string Title, Axis X, IReadOnlyList<double> Values) : Plot(Title)
{
    /// <summary>How many bins; at least 1.</summary>
    public int Bins { get; init; } = 40;

    /// <summary>How many values fall into each bin: the last bin takes the largest value too.</summary>
    /// <param name="values">The values; those that are not finite or outside count nothing.</param>
    /// <param name="min">Where the first bin begins.</param>
    /// <param name="max">Where the last bin ends; above <paramref name="min"/>.</param>
    /// <param name="bins">How many; at least 1.</param>
    public static int[] Count(IEnumerable<double> values, double min, double max, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(max, min);
        var counts = new int[bins];
        foreach (double value in values.Where(v => v >= min && v <= max))
        {
            counts[Math.Min(bins - 1, (int)((value - min) / (max - min) * bins))]++;
        }

        return counts;
    }

    internal override void Draw(SvgWriter svg)
    {
        Scale range = Scale.Of(X with { Logarithmic = false }, Values, 0, 1);
        int[] counts = Count(Values, range.Min, range.Max, Bins);
        var axis = new Axis(X.Label) { Min = range.Min, Max = range.Max };
        var frame = new Frame(this, axis, new Axis("count") { Min = 0 }, [], counts.Select(c => (double)c), []);
        frame.Draw(svg, gridX: false);
        for (int i = 0; i < Bins; i++)
        {
            double left = frame.X.At(range.Min + ((range.Max - range.Min) * i / Bins)), right = frame.X.At(range.Min + ((range.Max - range.Min) * (i + 1) / Bins));
            if (counts[i] > 0)
            {
                double top = frame.Y.At(counts[i]);
                svg.Element("rect", ("class", "bar s0"), ("x", left), ("y", top), ("width", Math.Max(0.5, right - left - 0.6)), ("height", frame.Bottom - top));
            }
        }

        int lost = Values.Count(v => !double.IsFinite(v));
        if (lost > 0)
        {
            svg.Text("text", $"{SvgWriter.Number(lost)} not finite", ("class", "note"), ("x", frame.Right - 4), ("y", frame.Top + 12), ("text-anchor", "end"));
        }
    }
}
