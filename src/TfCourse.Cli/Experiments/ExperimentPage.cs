using TfCourse.Course;
using TfCourse.Reports;

namespace TfCourse.Cli;

/// <summary>What an experiment found as tables and pages.</summary>
internal static class ExperimentPage
{
    public static Table Table(ExperimentResult result) => new(result.Columns, [.. result.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select((cell, c) => Cell(cell, result.Columns[c]))])]);

    /// <summary>The page of a run.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="before">What stands before the experiment, such as the lesson.</param>
    /// <param name="result">The finding.</param>
    /// <param name="after">What stands after it, such as the check.</param>
    /// <param name="origin">The command that makes it.</param>
    public static ReportPage Of(string title, IReadOnlyList<ReportSection> before, ExperimentResult result, IReadOnlyList<ReportSection> after, string origin) => new(title, result.Summary,
    [
        .. before,
        new ReportSection("Result", [Table(result)]),
        .. result.Sections.Select(section => new ReportSection(section.Heading, [.. Parts(section)])),
        .. after,
    ])
    { Origin = origin };

    /// <summary>A finding below one heading among others.</summary>
    public static IEnumerable<IReportPart> Parts(ExperimentResult result) =>
        [new Paragraph(result.Summary), Table(result), .. result.Sections.SelectMany(section => Parts(section).Prepend(new Subheading(section.Heading)))];

    private static IEnumerable<IReportPart> Parts(FigureSection section)
        => [.. section.Text.Length > 0 ? [new Paragraph(section.Text)] : Array.Empty<IReportPart>(), .. Figures(section.Figures)];

    // A lone figure takes the page's width; small ones stand three side by side.
    private static IReportPart[] Figures(IReadOnlyList<Figure> figures) => figures.Count == 1 && Plot(figures[0]) is LinePlot lone
        ? [lone with { Width = 1000, Height = 440 }]
        : [new SideBySide([.. figures.Select(Plot)]) { Small = figures.All(f => f is BoundaryFigure or RegionFigure or HistogramFigure) }];

    private static string Cell(object? cell, string column) => cell switch
    {
        null => "–",
        double value when column.Contains("accuracy", StringComparison.Ordinal) || column.Contains("error", StringComparison.Ordinal) || column is "weights near 0" or "avoidable bias" or "variance"
            => double.IsNaN(value) ? "–" : FormattableString.Invariant($"{100 * value:0.0} %"),
        double value => Number(value),
        int value => FormattableString.Invariant($"{value}"),
        _ => cell.ToString()!,
    };

    private static string Number(double value) => value switch
    {
        _ when double.IsNaN(value) => "NaN",
        _ when double.IsInfinity(value) => value > 0 ? "∞" : "-∞",
        0 => "0",
        _ when value == Math.Floor(value) && Math.Abs(value) < 1e6 => FormattableString.Invariant($"{value:0}"),
        _ when Math.Abs(value) is >= 1e5 or < 1e-3 => FormattableString.Invariant($"{value:0.00e0}"),
        _ => FormattableString.Invariant($"{value:0.0000}"),
    };

    private static IReportPart Plot(Figure figure) => figure switch
    {
        CurveFigure c => new LinePlot(c.Title, new Axis(c.XLabel, c.LogX), new Axis(c.YLabel, c.LogY), [.. c.Curves.Select(Line)])
        {
            Description = c.Caption,
            Marks = [.. c.Places.Select(p => new Mark(p.X, p.Y, p.Text))],
            Height = c.Curves.Count > 10 ? 440 : 380,
        },
        BoundaryFigure b => new DecisionBoundary(b.Title, new Axis("x₁"), new Axis("x₂"), [Grid(b.Probability)], Points(b.Points)) { Description = b.Caption, Width = 330, Height = 300, Legend = false },
        RegionFigure r => new DecisionBoundary(r.Title, new Axis("x₁"), new Axis("x₂"), [.. r.Scores.Select(Grid)], Points(r.Points)) { Description = r.Caption, Width = 330, Height = 300, Legend = false },
        ConfusionFigure c => new ConfusionMatrix(c.Title, c.Classes, c.Counts) { Description = c.Caption, Width = 520, Height = 480 },
        SurfaceFigure s => new SurfacePlot(s.Title, new Axis("w₁"), new Axis("w₂"), Grid(s.Cost))
        {
            Description = s.Caption,
            Paths = [.. s.Paths.Select(Line)],
            Marks = [.. s.Places.Select(p => new Mark(p.X, p.Y, p.Text))],
            Height = s.Paths.Count > 8 ? 420 : 380,
        },
        HistogramFigure h => new HistogramPlot(h.Title, new Axis(h.Label) { Min = h.Shown?.Min, Max = h.Shown?.Max }, h.Values) { Description = h.Caption, Width = 330, Height = 240 },
        HeatFigure m => new HeatMap(m.Title, new Axis(m.XLabel), new Axis(m.YLabel), m.Columns, m.Rows, m.Values) { Description = m.Caption, Logarithmic = true, Height = 90 + (30 * m.Rows.Count), Width = 760 },
        ImagesFigure i => new ImageGrid(i.Title, [.. i.Images.Select(image => new Picture(image.Height, image.Width, image.Pixels, image.Caption))])
        {
            Description = i.Caption,
            ImagesPerRow = 5,
            Height = 50 + (130 * ((i.Images.Count + 4) / 5)),
        },
        _ => throw new ArgumentException($"There is no plot for {figure.GetType().Name}.", nameof(figure)),
    };

    private static Series Line(Curve curve) => new(curve.Name, curve.X, curve.Y);

    private static Surface Grid(PlaneGrid grid) => new(grid.XMin, grid.XMax, grid.YMin, grid.YMax, grid.Values);

    private static Series[] Points(Datasets.PlanePoints points) => [.. Enumerable.Range(0, points.ClassNames.Count).Select(k =>
    {
        int[] members = [.. Enumerable.Range(0, points.Count).Where(i => points.Labels[i] == k)];
        return new Series($"class {points.ClassNames[k]}", [.. members.Select(i => points.Coordinates[2 * i])], [.. members.Select(i => points.Coordinates[(2 * i) + 1])]);
    })];
}
