using TfCourse.Checking;
using TfCourse.Reports;

namespace TfCourse.Cli;

/// <summary>The page of a check: verdict, findings, a table and a heat map of the errors for each parameter.</summary>
internal static class CheckPage
{
    private const int MostCells = 32;

    public static void Write(Terminal terminal, string folder, string title, IReadOnlyList<CheckReport> reports)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "check.html");
        File.WriteAllText(file, Of(title, reports).ToHtml());
        terminal.Error.WriteLine($"page written to {file}");
    }

    internal static ReportPage Of(string title, IReadOnlyList<CheckReport> reports)
    {
        int wrong = reports.Count(r => !r.Agrees);
        return new ReportPage($"Check of {title}", wrong == 0 ? "Everything agrees." : reports.Count == 1 ? "It does not agree." : FormattableString.Invariant($"{wrong} of {reports.Count} checks do not agree."),
            [.. reports.Select(r => new ReportSection($"{r.Subject}: {Word(r.Verdict)}", [.. Parts(r)]))]);
    }

    private static IEnumerable<IReportPart> Parts(CheckReport report)
    {
        if (report.Findings.Count > 0)
        {
            yield return new Table(["finding", "odds", "where to look", "evidence"],
                [.. report.Findings.Select(f => (IReadOnlyList<string>)[f.Title, FormattableString.Invariant($"{100 * f.Odds:0}\u00a0%"), f.Where, f.Evidence])]);
        }

        if (report.Parameters.Count > 0)
        {
            yield return new Table(["parameter", "verdict", "relative difference", "tolerance", "worst at", "yours", "numeric", "framework", "wrong entries"],
                [
                    .. report.Parameters.Select(p => (IReadOnlyList<string>)
                    [
                        p.Name, Word(p.Verdict), Number(p.RelativeDifference), Number(p.Tolerance), p.WorstPlace, Value(p.Given), Value(p.Numeric), p.Framework is { } f ? Value(f) : "–",
                        p.Pattern.Length > 0 ? p.Pattern : "none",
                    ]),
                ]);
            double largest = report.Parameters.SelectMany(p => p.Errors).Where(double.IsFinite).DefaultIfEmpty().Max();
            HeatMap[] maps = [.. report.Parameters.Where(p => p.Errors.Count > 0).Select(p => Map(report.Kind == "optimizer" ? p.Name : "d" + p.Name, p, largest))];
            if (maps.Length > 0)
            {
                yield return new Paragraph("The error of each entry, |yours - right|: dark is small, light is large, on one logarithmic scale for all parameters.");
                yield return new SideBySide(maps);
            }
        }

        foreach (string note in report.Judges.Concat(report.Notes))
        {
            yield return new Paragraph(note);
        }
    }

    // Large matrices are shown in blocks, each by its largest error, so that a single wrong entry stays visible.
    private static HeatMap Map(string title, ParameterResult p, double largest)
    {
        int rows = p.Shape.Count == 2 ? p.Shape[0] : 1, columns = p.Errors.Count / Math.Max(1, rows);
        int high = Math.Min(rows, MostCells), wide = Math.Min(columns, MostCells);
        var values = new double[high, wide];
        double floor = Math.Max(largest * 1e-12, 1e-16);
        for (int i = 0; i < high; i++)
        {
            for (int j = 0; j < wide; j++)
            {
                values[i, j] = Block(p.Errors, columns, i * rows / high, (i + 1) * rows / high, j * columns / wide, (j + 1) * columns / wide, floor);
            }
        }

        string[] Labels(int shown, int all) => [.. Enumerable.Range(0, shown).Select(k => (k * all / shown).ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return new HeatMap($"{title}: {Word(p.Verdict)}", new Axis("column"), new Axis("row"), Labels(wide, columns), Labels(high, rows), values)
        {
            Logarithmic = true,
            Least = floor,
            Most = Math.Max(largest, 1e3 * floor),
            Format = v => v <= floor ? "0" : v.ToString("0e0", System.Globalization.CultureInfo.InvariantCulture),
            Width = 420,
            Height = Math.Clamp(90 + (high * 26), 120, 420),
        };
    }

    private static double Block(IReadOnlyList<double> errors, int columns, int fromRow, int toRow, int fromColumn, int toColumn, double floor)
    {
        double largest = double.NaN;
        for (int i = fromRow; i < toRow; i++)
        {
            for (int j = fromColumn; j < toColumn; j++)
            {
                double e = errors[(i * columns) + j];
                largest = double.IsNaN(e) ? largest : double.IsNaN(largest) ? Math.Max(e, floor) : Math.Max(largest, e);
            }
        }

        return largest;
    }

    private static string Word(Verdict verdict) => verdict switch { Verdict.Agrees => "right", Verdict.Wrong => "wrong", _ => "undecided" };

    private static string Number(double value) => FormattableString.Invariant($"{value:0.0e-00}");

    private static string Value(double value) => double.IsFinite(value) ? FormattableString.Invariant($"{value:G8}") : "–";
}
