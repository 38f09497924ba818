namespace TfCourse.Reports;

/// <summary>The rectangle of a plot, with what stands round it: title, axes, labels, legend.</summary>
internal sealed class Frame
{
    private const double TextWidth = 7, LegendRow = 18, LegendMark = 34;
    private readonly Plot _plot;
    private readonly Axis _x, _y;
    private readonly IReadOnlyList<string> _legend;

    /// <param name="plot">Title and size.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="xs">All values along x.</param>
    /// <param name="ys">All values along y.</param>
    /// <param name="legend">Names of the series; shown when there are several.</param>
    /// <param name="padding">Room beyond the values along y and, when <paramref name="padX"/>, along x.</param>
    /// <param name="padX">Whether points would touch the sides.</param>
    /// <param name="right">Room for something of the plot's own at the right.</param>
    public Frame(Plot plot, Axis x, Axis y, IEnumerable<double> xs, IEnumerable<double> ys, IReadOnlyList<string> legend,
        double padding = 0.05, bool padX = false, double right = 0)
    {
        (_plot, _x, _y, _legend) = (plot, x, y, legend.Count > 1 ? legend : []);
        double legendWidth = _legend.Count == 0 ? 0 : Math.Min(230, LegendMark + 14 + (TextWidth * _legend.Max(name => name.Length)));
        Top = plot.Title.Length > 0 ? 38 : 14;
        Bottom = plot.Height - (x.Label.Length > 0 ? 46 : 30);
        Y = Scale.Of(y, ys, Bottom, Top, padding);
        Left = 14 + (y.Label.Length > 0 ? 18 : 0) + (TextWidth * Y.Ticks.Max(tick => tick.Label.Length));
        Right = plot.Width - 16 - legendWidth - right;
        X = Scale.Of(x, xs, Left, Right, padX ? padding : 0);
    }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public Scale X { get; }

    public Scale Y { get; }

    /// <summary>Title, grid, ticks and labels, beneath what is drawn next.</summary>
    public void Draw(SvgWriter svg, bool gridX = true, bool ticksX = true)
    {
        Title(svg, _plot, Left, Right);
        foreach (Tick tick in Y.Ticks)
        {
            double y = Y.At(tick.Value);
            svg.Element("line", ("class", "grid"), ("x1", Left), ("x2", Right), ("y1", y), ("y2", y));
            svg.Text("text", tick.Label, ("class", "tick"), ("x", Left - 6), ("y", y + 4), ("text-anchor", "end"));
        }

        foreach (Tick tick in ticksX ? Spread(X.Ticks) : [])
        {
            double x = X.At(tick.Value);
            if (gridX)
            {
                svg.Element("line", ("class", "grid"), ("x1", x), ("x2", x), ("y1", Top), ("y2", Bottom));
            }

            svg.Text("text", tick.Label, ("class", "tick"), ("x", x), ("y", Bottom + 16), ("text-anchor", "middle"));
        }

        Labels(svg);
        svg.Element("path", ("class", "axis"), ("d", $"M{SvgWriter.Number(Left)} {SvgWriter.Number(Top)}V{SvgWriter.Number(Bottom)}H{SvgWriter.Number(Right)}"));
    }

    /// <summary>A clipped drawing area with the coordinates of the whole picture: what lies outside the axes is not seen.</summary>
    public void OpenArea(SvgWriter svg) => svg.Open("svg", ("x", Left), ("y", Top), ("width", Right - Left), ("height", Bottom - Top),
        ("viewBox", $"{SvgWriter.Number(Left)} {SvgWriter.Number(Top)} {SvgWriter.Number(Right - Left)} {SvgWriter.Number(Bottom - Top)}"));

    public static void CloseArea(SvgWriter svg) => svg.Close("svg");

    /// <summary>The names of the series beside their marks.</summary>
    /// <param name="svg">Where to.</param>
    /// <param name="mark">Draws the mark of a series: its left end and its middle line.</param>
    /// <param name="rightOf">Room between plot and legend.</param>
    public void DrawLegend(SvgWriter svg, Action<int, double, double> mark, double rightOf = 0)
    {
        double left = Right + 12 + rightOf;
        int most = (int)((230 - LegendMark - 14) / TextWidth);
        for (int i = 0; i < _legend.Count; i++)
        {
            double y = Top + 8 + (i * LegendRow);
            mark(i, left, y);
            svg.Text("text", Shortened(_legend[i], most), ("class", "legend"), ("x", left + LegendMark), ("y", y + 4));
        }
    }

    public static void Title(SvgWriter svg, Plot plot, double left, double right)
    {
        if (plot.Title.Length > 0)
        {
            // The title may use the whole width when the middle of the axes is no place for it.
            double half = TextWidth * 1.2 * plot.Title.Length / 2, middle = (left + right) / 2;
            middle = Math.Clamp(middle, Math.Min(half + 8, plot.Width / 2.0), Math.Max(plot.Width - half - 8, plot.Width / 2.0));
            svg.Text("text", Shortened(plot.Title, (int)(plot.Width / (TextWidth * 1.1))), ("class", "title"), ("x", middle), ("y", 22), ("text-anchor", "middle"));
        }
    }

    public static string Shortened(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, Math.Max(1, most - 1)), "…");

    private void Labels(SvgWriter svg)
    {
        if (_x.Label.Length > 0)
        {
            svg.Text("text", _x.Label, ("class", "label"), ("x", (Left + Right) / 2), ("y", Bottom + 36), ("text-anchor", "middle"));
        }

        if (_y.Label.Length > 0)
        {
            double y = (Top + Bottom) / 2;
            svg.Text("text", _y.Label, ("class", "label"), ("x", 0), ("y", 0), ("text-anchor", "middle"),
                ("transform", $"translate(16 {SvgWriter.Number(y)}) rotate(-90)"));
        }
    }

    // Leaves out labels that would run into the one before.
    private IEnumerable<Tick> Spread(IReadOnlyList<Tick> ticks)
    {
        double free = double.NegativeInfinity;
        foreach (Tick tick in ticks)
        {
            double half = TextWidth * tick.Label.Length / 2, x = X.At(tick.Value);
            if (x - half >= free)
            {
                free = x + half + 6;
                yield return tick;
            }
        }
    }
}
