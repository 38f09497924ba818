namespace TfCourse.Reports;

/// <summary>Rows and columns of text, as a table of HTML and as aligned plain lines.</summary>
/// <param name="Columns">Heads of the columns.</param>
/// <param name="Rows">The cells: as many a row as there are columns.</param>
public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : IReportPart
{
    /// <summary>What the table shows; may be empty.</summary>
    public string Caption { get; init; } = "";

    /// <inheritdoc/>
    public string ToHtml()
    {
        Require();
        var html = new SvgWriter();
        html.Open("div", ("class", "scroll")).Open("table");
        if (Caption.Length > 0)
        {
            html.Text("caption", Caption);
        }

        html.Open("thead").Open("tr");
        for (int c = 0; c < Columns.Count; c++)
        {
            html.Text("th", Columns[c], ("scope", "col"), ("class", IsNumeric(c) ? "number" : "text"));
        }

        html.Close("tr").Close("thead").Open("tbody");
        foreach (IReadOnlyList<string> row in Rows)
        {
            html.Open("tr");
            for (int c = 0; c < row.Count; c++)
            {
                html.Text(c == 0 ? "th" : "td", row[c], ("class", IsNumeric(c) ? "number" : "text"));
            }

            html.Close("tr");
        }

        return html.Close("tbody").Close("table").Close("div").ToString();
    }

    /// <summary>The table as lines of text: columns aligned by spaces, numbers to the right.</summary>
    /// <returns>A line for the heads and a line a row, each ending in a line feed.</returns>
    public string ToText()
    {
        Require();
        int[] widths = [.. Columns.Select((head, c) => Math.Max(head.Length, Rows.Select(row => row[c].Length).DefaultIfEmpty(0).Max()))];
        string Line(IReadOnlyList<string> cells)
            => string.Join("  ", cells.Select((cell, c) => IsNumeric(c) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd() + "\n";
        return Line(Columns) + string.Concat(Rows.Select(Line));
    }

    // A column of numbers is one whose cells all begin like a number or say that there is none.
    private bool IsNumeric(int column)
        => Rows.Count > 0 && Rows.All(row => row[column] is "" or "–" or "∞" or "NaN" || (row[column][0] is '-' or '−' or '+' or (>= '0' and <= '9') && !row[column].Contains("  ", StringComparison.Ordinal) && row[column].Length < 24));

    private void Require()
    {
        if (Rows.FirstOrDefault(row => row.Count != Columns.Count) is { } wrong)
        {
            throw new InvalidOperationException($"A row has {wrong.Count} cells for {Columns.Count} columns.");
        }
    }
}
