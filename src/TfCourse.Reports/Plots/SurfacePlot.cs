namespace TfCourse.Reports;

/// <summary>A function of two numbers as filled contours, with paths across it: a cost and the ways of optimizers.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Surface">The function.</param>
public sealed record SurfacePlot(string Title, Axis X, Axis Y, Surface Surface) : Plot(Title)
{
    /// <summary>Paths; each begins at a ring and ends at its marker.</summary>
    public IReadOnlyList<Series> Paths { get; init; } = [];

    /// <summary>Places pointed at, such as a minimum.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>
    /// Levels at which the colour changes, upwards; null for levels between which equal areas lie, which shows valleys of
    /// steep functions.
    /// </summary>
    public IReadOnlyList<double>? Levels { get; init; }

    internal override void Draw(SvgWriter svg)
    {
        double[] levels = Levels is null ? EqualAreas(Surface, 14) : [.. Levels];
        var frame = new Frame(this, X with { Logarithmic = false, Min = X.Min ?? Surface.XMin, Max = X.Max ?? Surface.XMax },
            Y with { Logarithmic = false, Min = Y.Min ?? Surface.YMin, Max = Y.Max ?? Surface.YMax }, [], [], [.. Paths.Select(p => p.Name)], right: 62);
        frame.Draw(svg);
        frame.OpenArea(svg);
        svg.Element("rect", ("fill", ColourMap.Of(0)), ("x", frame.Left), ("y", frame.Top), ("width", frame.Right - frame.Left), ("height", frame.Bottom - frame.Top));
        for (int i = 0; i < levels.Length; i++)
        {
            svg.Element("path", ("fill", ColourMap.Of((i + 1.0) / levels.Length)), ("d", MarchingSquares.Region(Surface, levels[i], frame.X, frame.Y)));
            svg.Element("path", ("class", "contour"), ("d", MarchingSquares.Line(Surface, levels[i], frame.X, frame.Y)));
        }

        for (int i = 0; i < Paths.Count; i++)
        {
            Path(svg, frame, i);
        }

        Frame.CloseArea(svg);
        foreach (Mark mark in Marks)
        {
            (double x, double y) = (frame.X.At(mark.X), frame.Y.At(mark.Y));
            string cross = $"M{SvgWriter.Number(x - 6)} {SvgWriter.Number(y)}h12M{SvgWriter.Number(x)} {SvgWriter.Number(y - 6)}v12";
            svg.Element("path", ("class", "edge"), ("d", cross)).Element("path", ("class", "cross"), ("d", cross));
            svg.Text("text", mark.Text, ("class", "note halo"), ("x", x + 8), ("y", y - 6));
        }

        ColourBar(svg, frame, levels);
        frame.DrawLegend(svg, (i, x, y) =>
        {
            svg.Element("path", ("class", $"line {SeriesStyle.Class(i)}"), ("stroke-dasharray", SeriesStyle.Dash(i)), ("d", $"M{SvgWriter.Number(x)} {SvgWriter.Number(y)}h28"));
            svg.Element("path", ("class", $"mark {SeriesStyle.Class(i)}"), ("d", SeriesStyle.Marker(i, x + 14, y)));
        }, rightOf: 62);
    }

    /// <summary>Levels between which equally many of the grid's places lie.</summary>
    internal static double[] EqualAreas(Surface surface, int levels)
    {
        double[] sorted = [.. surface.Values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? [] : [.. Enumerable.Range(1, levels).Select(i => sorted[(int)((long)i * sorted.Length / (levels + 1))]).Distinct()];
    }

    // A halo in the page's colour keeps a path apart from any colour below it.
    private void Path(SvgWriter svg, Frame frame, int i)
    {
        (double X, double Y)?[] places = [.. Paths[i].X.Zip(Paths[i].Y, (x, y) => Near(x, frame.X) && Near(y, frame.Y) ? (frame.X.At(x), frame.Y.At(y)) : ((double, double)?)null)];
        string halo = string.Concat(places.Select((p, k) => p is { } at ? $"{(k > 0 && places[k - 1] is not null ? 'L' : 'M')}{SvgWriter.Number(at.X)} {SvgWriter.Number(at.Y)}" : ""));
        if (halo.Length > 0)
        {
            svg.Element("path", ("class", "pathHalo"), ("d", halo));
        }

        LinePlot.Line(svg, i, places);
        if (places.FirstOrDefault() is { } start)
        {
            svg.Element("circle", ("class", "edge"), ("cx", start.X), ("cy", start.Y), ("r", 5));
            svg.Element("circle", ("class", "start"), ("cx", start.X), ("cy", start.Y), ("r", 5));
        }

        if (places.LastOrDefault(p => p is not null) is { } end)
        {
            svg.Element("path", ("class", $"point {SeriesStyle.Class(i)}"), ("d", SeriesStyle.Marker(i, end.X, end.Y, 5.5)));
        }
    }

    // Far outside, coordinates would be too large for a drawing.
    private static bool Near(double value, Scale scale) => double.IsFinite(value) && Math.Abs(value - scale.Min) < 100 * (scale.Max - scale.Min);

    private static void ColourBar(SvgWriter svg, Frame frame, double[] levels)
    {
        double left = frame.Right + 10, step = (frame.Bottom - frame.Top) / (levels.Length + 1);
        for (int i = 0; i <= levels.Length; i++)
        {
            double top = frame.Bottom - ((i + 1) * step);
            svg.Element("rect", ("fill", ColourMap.Of(levels.Length == 0 ? 0 : (double)i / levels.Length)), ("x", left), ("y", top), ("width", 12), ("height", step + 0.5));
            if (i < levels.Length && i % 2 == 0)
            {
                svg.Text("text", Ticks.Label(levels[i]), ("class", "tick"), ("x", left + 15), ("y", top + 4));
            }
        }
    }
}
