namespace TfCourse.Reports;

/// <summary>Bars side by side: a group a category, in it a bar a series; the number stands at the end of each.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Y">The axis along which the bars stand.</param>
/// <param name="Categories">What stands below the groups.</param>
/// <param name="Bars">The series: a value a category; a bar that is not finite is left out.</param>
public sealed record BarPlot(string Title, Axis Y, IReadOnlyList<string> Categories, IReadOnlyList<BarSeries> Bars) : Plot(Title)
{
    internal override void Draw(SvgWriter svg)
    {
        foreach (BarSeries bar in Bars.Where(bar => bar.Values.Count != Categories.Count))
        {
            throw new InvalidOperationException($"The bars '{bar.Name}' have {bar.Values.Count} values for {Categories.Count} categories; each category has one.");
        }

        IEnumerable<double> all = Bars.SelectMany(b => b.Values);
        var frame = new Frame(this, new Axis { Min = 0, Max = Math.Max(1, Categories.Count) }, Y, [], Y.Logarithmic ? all : all.Append(0), [.. Bars.Select(b => b.Name)]);
        frame.Draw(svg, ticksX: false);
        double group = (frame.Right - frame.Left) / Math.Max(1, Categories.Count), width = group * 0.8 / Math.Max(1, Bars.Count);
        double foot = Y.Logarithmic ? frame.Bottom : Math.Clamp(frame.Y.At(0), frame.Top, frame.Bottom);
        for (int c = 0; c < Categories.Count; c++)
        {
            for (int s = 0; s < Bars.Count; s++)
            {
                Bar(svg, frame, s, frame.Left + (group * (c + 0.1)) + (width * s), width, foot, Bars[s].Values[c]);
            }

            svg.Text("text", Frame.Shortened(Categories[c], Math.Max(4, (int)(group / 6.2))), ("class", "tick"), ("x", frame.Left + (group * (c + 0.5))), ("y", frame.Bottom + 16), ("text-anchor", "middle"));
        }

        frame.DrawLegend(svg, (i, x, y) => svg.Element("rect", ("class", $"bar {SeriesStyle.Class(i)} h{SvgWriter.Number(i % 4)}"), ("x", x + 8), ("y", y - 6), ("width", 18), ("height", 12)));
    }

    private static void Bar(SvgWriter svg, Frame frame, int series, double left, double width, double foot, double value)
    {
        if (!frame.Y.Shows(value))
        {
            svg.Text("text", Ticks.Label(value), ("class", "note"), ("x", left + (width / 2)), ("y", foot - 4), ("text-anchor", "middle"));
            return;
        }

        double end = Math.Clamp(frame.Y.At(value), frame.Top, frame.Bottom);
        svg.Element("rect", ("class", $"bar {SeriesStyle.Class(series)} h{SvgWriter.Number(series % 4)}"),
            ("x", left + 1), ("y", Math.Min(end, foot)), ("width", Math.Max(1, width - 2)), ("height", Math.Max(0.5, Math.Abs(end - foot))));
        if (width >= 26)
        {
            svg.Text("text", Ticks.Label(value), ("class", "note"), ("x", left + (width / 2)), ("y", end <= foot ? end - 4 : end + 12), ("text-anchor", "middle"));
        }
    }
}

/// <summary>The bars of one series.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Values">A value a category.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values);
