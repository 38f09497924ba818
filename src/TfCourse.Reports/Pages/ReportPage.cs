namespace TfCourse.Reports;

/// <summary>A heading and what stands below it.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Parts">Plots, tables, paragraphs, in reading order.</param>
public sealed record ReportSection(string Heading, IReadOnlyList<IReportPart> Parts);

/// <summary>
/// One page of HTML that needs nothing else: pictures and styles are in it, no script runs, nothing is loaded. It reads in
/// light and dark and prints in grey.
/// </summary>
/// <param name="Title">The page's title.</param>
/// <param name="Summary">What it found, in a few sentences.</param>
/// <param name="Sections">Its sections.</param>
public sealed record ReportPage(string Title, string Summary, IReadOnlyList<ReportSection> Sections)
{
    /// <summary>What made the page, such as the command line; stands at its end.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The page.</summary>
    /// <returns>HTML.</returns>
    public string ToHtml()
    {
        var html = new SvgWriter();
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Text("title", Title)
            .Raw($"<style>\n{Stylesheet.Plots}{Stylesheet.Page}</style>\n</head>\n<body>\n<main>\n")
            .Text("h1", Title);
        if (Summary.Length > 0)
        {
            html.Text("p", Summary, ("class", "summary"));
        }

        if (Sections.Count > 3)
        {
            html.Open("nav", ("aria-label", "sections")).Open("ol");
            for (int i = 0; i < Sections.Count; i++)
            {
                html.Open("li").Text("a", Sections[i].Heading, ("href", $"#part-{SvgWriter.Number(i + 1)}")).Close("li");
            }

            html.Close("ol").Close("nav");
        }

        for (int i = 0; i < Sections.Count; i++)
        {
            html.Open("section", ("id", $"part-{SvgWriter.Number(i + 1)}")).Text("h2", Sections[i].Heading);
            foreach (IReportPart part in Sections[i].Parts)
            {
                html.Raw(part.ToHtml());
            }

            html.Close("section");
        }

        if (Origin.Length > 0)
        {
            html.Open("footer").Text("p", Origin).Close("footer");
        }

        return html.Raw("</main>\n</body>\n</html>\n").ToString();
    }
}
