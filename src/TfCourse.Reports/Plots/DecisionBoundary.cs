namespace TfCourse.Reports;

/// <summary>Which class a classifier of two features gives every place of the plane, and the examples.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">The first feature.</param>
/// <param name="Y">The second feature.</param>
/// <param name="Scores">
/// One surface: the probability of class 1, whose boundary is ½. Several: a score a class, of which the largest wins.
/// </param>
/// <param name="Examples">The examples, a series a class, in the order of the classes.</param>
public sealed record DecisionBoundary(string Title, Axis X, Axis Y, IReadOnlyList<Surface> Scores, IReadOnlyList<Series> Examples) : Plot(Title)
{
    /// <summary>Whether a legend names the classes; without one the caption has to.</summary>
    public bool Legend { get; init; } = true;

    internal override void Draw(SvgWriter svg)
    {
        if (Scores.Count == 0)
        {
            throw new InvalidOperationException("A decision boundary needs at least one surface.");
        }

        Surface[] margins = Scores.Count == 1 ? [Changed(Scores[0], p => 0.5 - p), Changed(Scores[0], p => p - 0.5)] : [.. Scores.Select((_, k) => Margin(k))];
        Surface first = Scores[0];
        var frame = new Frame(this, X with { Min = first.XMin, Max = first.XMax }, Y with { Min = first.YMin, Max = first.YMax }, [], [], Legend ? [.. Examples.Select(e => e.Name)] : []);
        frame.Draw(svg);
        frame.OpenArea(svg);
        for (int k = 0; k < margins.Length; k++)
        {
            svg.Element("path", ("class", $"region {SeriesStyle.Class(k)}"), ("d", MarchingSquares.Region(margins[k], 0, frame.X, frame.Y)));
        }

        for (int k = Scores.Count == 1 ? 1 : 0; k < margins.Length; k++)
        {
            svg.Element("path", ("class", "boundary"), ("d", MarchingSquares.Line(margins[k], 0, frame.X, frame.Y)));
        }

        ScatterPlot.Points(svg, frame, Examples);
        Frame.CloseArea(svg);
        ScatterPlot.Legend(svg, frame);
    }

    private static Surface Changed(Surface surface, Func<double, double> change)
    {
        var z = new double[surface.Rows, surface.Columns];
        for (int i = 0; i < surface.Rows; i++)
        {
            for (int j = 0; j < surface.Columns; j++)
            {
                z[i, j] = change(surface.Z[i, j]);
            }
        }

        return new Surface(surface.XMin, surface.XMax, surface.YMin, surface.YMax, z);
    }

    // By how much a class leads the best of the others.
    private Surface Margin(int k)
    {
        var z = new double[Scores[k].Rows, Scores[k].Columns];
        for (int i = 0; i < Scores[k].Rows; i++)
        {
            for (int j = 0; j < Scores[k].Columns; j++)
            {
                z[i, j] = Scores[k].Z[i, j] - Scores.Where((_, other) => other != k).Max(s => s.Z[i, j]);
            }
        }

        return new Surface(Scores[k].XMin, Scores[k].XMax, Scores[k].YMin, Scores[k].YMax, z);
    }
}
