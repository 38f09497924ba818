namespace TfCourse.Reports;

/// <summary>Points; groups differ in colour and in the shape of their markers.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Groups">The points; a legend names the groups when there are several.</param>
public sealed record ScatterPlot(string Title, Axis X, Axis Y, IReadOnlyList<Series> Groups) : Plot(Title)
{
    internal override void Draw(SvgWriter svg)
    {
        var frame = new Frame(this, X, Y, Groups.SelectMany(g => g.X), Groups.SelectMany(g => g.Y), [.. Groups.Select(g => g.Name)], padX: true);
        frame.Draw(svg);
        frame.OpenArea(svg);
        Points(svg, frame, Groups);
        Frame.CloseArea(svg);
        Legend(svg, frame);
    }

    internal static void Points(SvgWriter svg, Frame frame, IReadOnlyList<Series> groups)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            var outlines = groups[i].X.Zip(groups[i].Y).Where(p => frame.X.Shows(p.First) && frame.Y.Shows(p.Second))
                .Select(p => SeriesStyle.Marker(i, frame.X.At(p.First), frame.Y.At(p.Second)));
            svg.Element("path", ("class", $"point {SeriesStyle.Class(i)}"), ("d", string.Concat(outlines)));
        }
    }

    internal static void Legend(SvgWriter svg, Frame frame)
        => frame.DrawLegend(svg, (i, x, y) => svg.Element("path", ("class", $"point {SeriesStyle.Class(i)}"), ("d", SeriesStyle.Marker(i, x + 14, y, 4))));
}
