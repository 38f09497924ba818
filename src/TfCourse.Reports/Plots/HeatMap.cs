namespace TfCourse.Reports;

/// <summary>A table of numbers as colours: dark for small, light for large, and the numbers in them where there is room.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">What the columns are.</param>
/// <param name="Y">What the rows are.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Names of the rows, from the top.</param>
/// <param name="Values">Numbers, [rows, columns].</param>
public sealed record HeatMap(string Title, Axis X, Axis Y, IReadOnlyList<string> Columns, IReadOnlyList<string> Rows, double[,] Values) : Plot(Title)
{
    /// <summary>Whether colours follow the logarithm of the numbers.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>The number of the darkest colour, to give several maps one scale; null for the least of the values.</summary>
    public double? Least { get; init; }

    /// <summary>The number of the lightest colour; null for the largest of the values.</summary>
    public double? Most { get; init; }

    /// <summary>How a number is written in its cell; null for the shortest form of four digits.</summary>
    public Func<double, string>? Format { get; init; }

    internal override void Draw(SvgWriter svg)
    {
        if (Values.GetLength(0) != Rows.Count || Values.GetLength(1) != Columns.Count)
        {
            throw new InvalidOperationException($"The heat map has {Values.GetLength(0)} × {Values.GetLength(1)} numbers for {Rows.Count} rows and {Columns.Count} columns.");
        }

        double left = 34 + (6.4 * Rows.Select(r => Math.Min(24, r.Length)).DefaultIfEmpty(0).Max()), top = Title.Length > 0 ? 38 : 14;
        double right = Width - 16, bottom = Height - (X.Label.Length > 0 ? 50 : 34);
        double width = (right - left) / Math.Max(1, Columns.Count), height = (bottom - top) / Math.Max(1, Rows.Count);
        Scale scale = Scale.Of(new Axis("", Logarithmic) { Min = Least, Max = Most }, Values.Cast<double>(), 0, 1);
        Frame.Title(svg, this, left, right);

        // Numbers in some cells and not in others would look as if they meant something: all or none.
        bool written = height >= 14 && Values.Cast<double>().All(v => width >= 6.6 * Text(v).Length);
        for (int i = 0; i < Rows.Count; i++)
        {
            svg.Text("text", Frame.Shortened(Rows[i], 24), ("class", "tick"), ("x", left - 6), ("y", top + ((i + 0.5) * height) + 4), ("text-anchor", "end"));
            for (int j = 0; j < Columns.Count; j++)
            {
                Cell(svg, left + (j * width), top + (i * height), width, height, Values[i, j], scale, written);
            }
        }

        for (int j = 0; j < Columns.Count; j++)
        {
            svg.Text("text", Frame.Shortened(Columns[j], Math.Max(3, (int)(width / 6.2))), ("class", "tick"), ("x", left + ((j + 0.5) * width)), ("y", bottom + 16), ("text-anchor", "middle"));
        }

        svg.Text("text", X.Label, ("class", "label"), ("x", (left + right) / 2), ("y", bottom + 38), ("text-anchor", "middle"));
        svg.Text("text", Y.Label, ("class", "label"), ("text-anchor", "middle"), ("transform", $"translate(16 {SvgWriter.Number((top + bottom) / 2)}) rotate(-90)"));
    }

    private string Text(double value) => Format is null ? Ticks.Label(value) : Format(value);

    private void Cell(SvgWriter svg, double x, double y, double width, double height, double value, Scale scale, bool written)
    {
        double share = scale.Shows(value) ? scale.At(value) : double.NaN;
        svg.Element("rect", ("fill", ColourMap.Of(share)), ("x", x + 0.5), ("y", y + 0.5), ("width", Math.Max(0.5, width - 1)), ("height", Math.Max(0.5, height - 1)));
        if (written)
        {
            svg.Text("text", Text(value), ("class", $"cell {ColourMap.Ink(share)}"), ("x", x + (width / 2)), ("y", y + (height / 2) + 4), ("text-anchor", "middle"));
        }
    }
}
