using System.Text;

namespace TfCourse.Reports;

/// <summary>Lines: cost over epochs, schedules, averages. Lines differ in colour, dashes and markers.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Lines">The lines; a legend names them when there are several.</param>
public sealed record LinePlot(string Title, Axis X, Axis Y, IReadOnlyList<Series> Lines) : Plot(Title)
{
    private const int MarkersALine = 7;
    private const double LetterWidth = 6.4, LineHeight = 15;

    /// <summary>Places pointed at.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    internal override void Draw(SvgWriter svg)
    {
        var frame = new Frame(this, X, Y, Lines.SelectMany(l => l.X).Concat(Marks.Select(m => m.X)),
            Lines.SelectMany(l => l.Y).Concat(Marks.Select(m => m.Y)), [.. Lines.Select(l => l.Name)]);
        frame.Draw(svg);
        frame.OpenArea(svg);
        for (int i = 0; i < Lines.Count; i++)
        {
            Line(svg, i, [.. Places(Lines[i], frame)]);
        }

        Frame.CloseArea(svg);
        var taken = new List<(double Left, double Right, double Y)>();
        foreach (Mark mark in Marks.Where(m => frame.X.Shows(m.X) && frame.Y.Shows(m.Y)))
        {
            Point(svg, frame, mark, taken);
        }

        frame.DrawLegend(svg, (i, x, y) =>
        {
            svg.Element("path", ("class", $"line {SeriesStyle.Class(i)}"), ("stroke-dasharray", SeriesStyle.Dash(i)), ("d", $"M{SvgWriter.Number(x)} {SvgWriter.Number(y)}h28"));
            svg.Element("path", ("class", $"mark {SeriesStyle.Class(i)}"), ("d", SeriesStyle.Marker(i, x + 14, y)));
        });
    }

    /// <summary>A line through places, with some markers on it; a null lifts the pen.</summary>
    internal static void Line(SvgWriter svg, int series, IReadOnlyList<(double X, double Y)?> places)
    {
        var path = new StringBuilder();
        bool down = false;
        foreach ((double X, double Y)? place in places)
        {
            if (place is { } at)
            {
                path.Append(down ? 'L' : 'M').Append(SvgWriter.Number(at.X)).Append(' ').Append(SvgWriter.Number(at.Y));
            }

            down = place is not null;
        }

        if (path.Length == 0)
        {
            return;
        }

        svg.Element("path", ("class", $"line {SeriesStyle.Class(series)}"), ("stroke-dasharray", SeriesStyle.Dash(series)), ("d", path.ToString()));
        (double X, double Y)[] seen = [.. places.OfType<(double X, double Y)>()];
        int markers = Math.Min(seen.Length, MarkersALine);
        for (int k = 0; k < markers; k++)
        {
            // Lines that lie on each other get their markers at different places.
            double part = seen.Length <= MarkersALine ? (double)k / Math.Max(1, markers - 1) : (k + 0.3 + (0.13 * (series % 4))) / markers;
            (double x, double y) = seen[(int)Math.Round(part * (seen.Length - 1))];
            svg.Element("path", ("class", $"mark {SeriesStyle.Class(series)}"), ("d", SeriesStyle.Marker(series, x, y)));
        }
    }

    // A line of many points says no more than its first, least, largest and last value a pixel.
    private static IEnumerable<(double X, double Y)?> Places(Series line, Frame frame)
    {
        (double X, double Y)?[] all =
            [.. line.X.Zip(line.Y, (x, y) => frame.X.Shows(x) && frame.Y.Shows(y) ? (frame.X.At(x), frame.Y.At(y)) : ((double, double)?)null)];
        if (all.Length < 4 * (frame.Right - frame.Left))
        {
            return all;
        }

        return all.GroupBy(p => p is { } at ? Math.Floor(at.X) : double.NaN).SelectMany(pixel => double.IsNaN(pixel.Key)
            ? [null]
            : pixel.Select(p => p!.Value).ToArray() is var places
                ? new (double, double)?[] { places[0], places.MinBy(p => p.Y), places.MaxBy(p => p.Y), places[^1] }.Distinct()
                : []);
    }

    // The text of a mark stands above it, or higher where another one is in the way.
    private static void Point(SvgWriter svg, Frame frame, Mark mark, List<(double Left, double Right, double Y)> taken)
    {
        (double x, double y) = (frame.X.At(mark.X), frame.Y.At(mark.Y));
        bool left = x > (frame.Left + frame.Right) / 2;
        svg.Element("circle", ("class", "pointer"), ("cx", x), ("cy", y), ("r", 5));
        double length = LetterWidth * mark.Text.Length, from = left ? x - 9 - length : x + 9, line = y - 8;
        while (line > frame.Top + LineHeight && taken.Exists(t => from < t.Right && from + length > t.Left && Math.Abs(t.Y - line) < LineHeight))
        {
            line -= LineHeight;
        }

        taken.Add((from, from + length, line));
        svg.Text("text", mark.Text, ("class", "note halo"), ("x", left ? x - 9 : x + 9), ("y", line), ("text-anchor", left ? "end" : "start"));
    }
}
