namespace TfCourse.Reports;

/// <summary>Rows of a table as lines across one axis a column: which settings gave which result.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Axes">The columns; the last one colours the lines.</param>
/// <param name="Rows">The rows: a value a column. A line breaks where one is not finite.</param>
public sealed record ParallelCoordinates(string Title, IReadOnlyList<Axis> Axes, IReadOnlyList<IReadOnlyList<double>> Rows) : Plot(Title)
{
    /// <summary>Names of an axis' values 0, 1, 2, …, by the axis' number, where a column holds choices and not amounts.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Choices { get; init; } = new Dictionary<int, IReadOnlyList<string>>();

    /// <summary>Whether the smallest value of the last axis is the best; else the largest. The best stands out.</summary>
    public bool SmallestIsBest { get; init; }

    internal override void Draw(SvgWriter svg)
    {
        if (Rows.FirstOrDefault(row => row.Count != Axes.Count) is { } wrong)
        {
            throw new InvalidOperationException($"A row has {wrong.Count} values for {Axes.Count} axes.");
        }

        double top = Title.Length > 0 ? 66 : 40, bottom = Height - 18, left = 56, step = (Width - 112.0) / Math.Max(1, Axes.Count - 1);
        Scale[] scales = [.. Axes.Select((axis, a) => Scale.Of(axis, Rows.Select(row => row[a]), bottom, top, 0.02))];
        Frame.Title(svg, this, 10, Width - 10);
        foreach (IReadOnlyList<double> row in Rows.OrderBy(row => SmallestIsBest ? -row[^1] : row[^1]))
        {
            Scale last = scales[^1];
            double share = last.Shows(row[^1]) ? (last.At(row[^1]) - bottom) / (top - bottom) : double.NaN;
            share = SmallestIsBest ? 1 - share : share;
            (double X, double Y)?[] places = [.. row.Select((v, a) => scales[a].Shows(v) ? (left + (a * step), scales[a].At(v)) : ((double, double)?)null)];
            string path = string.Concat(places.Select((p, a) => p is { } at ? $"{(a > 0 && places[a - 1] is not null ? 'L' : 'M')}{SvgWriter.Number(at.X)} {SvgWriter.Number(at.Y)}" : ""));

            // The best is darkest on a light page as in print, lightest on a dark one, and thickest; the end of the map that is the page's colour is left out.
            double rank = double.IsFinite(share) ? share : 0;
            svg.Element("path", ("class", "strand"), ("style", $"--l:{ColourMap.Of(0.85 * (1 - rank))};--d:{ColourMap.Of(0.3 + (0.7 * rank))}"),
                ("stroke-width", 1 + (1.5 * rank)), ("stroke-opacity", 0.45 + (0.5 * rank)), ("d", path));
        }

        for (int a = 0; a < Axes.Count; a++)
        {
            double x = left + (a * step);
            svg.Element("line", ("class", "axis"), ("x1", x), ("x2", x), ("y1", top), ("y2", bottom));
            svg.Text("text", Frame.Shortened(Axes[a].Label, (int)(step / 6.2)), ("class", "label"), ("x", x), ("y", top - 12), ("text-anchor", "middle"));
            IReadOnlyList<Tick> ticks = Choices.TryGetValue(a, out IReadOnlyList<string>? names) ? [.. names.Select((name, i) => new Tick(i, name))] : scales[a].Ticks;
            foreach (Tick tick in ticks.Where(t => t.Value >= scales[a].Min && t.Value <= scales[a].Max))
            {
                svg.Text("text", Frame.Shortened(tick.Label, 12), ("class", "strandTick halo"), ("x", x - 6), ("y", scales[a].At(tick.Value) + 4), ("text-anchor", "end"));
            }
        }
    }
}
