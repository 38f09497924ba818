namespace TfCourse.Reports;

/// <summary>A picture made of plain records: an SVG of its own, or a part of a page.</summary>
/// <param name="Title">What it shows; drawn above it and read out for it. May be empty.</param>
public abstract record Plot(string Title) : IReportPart
{
    /// <summary>What one should see in it, in a sentence: stands below it on a page and in the SVG's description.</summary>
    public string Description { get; init; } = "";

    /// <summary>Width in pixels; it shrinks with the page.</summary>
    public int Width { get; init; } = 660;

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; } = 400;

    /// <summary>The picture as a file of its own.</summary>
    /// <returns>SVG, valid XML, without anything from outside.</returns>
    public string ToSvg() => Svg(Stylesheet.Plots);

    /// <inheritdoc/>
    public string ToHtml()
    {
        string caption = Description.Length > 0 ? $"<figcaption>{SvgWriter.Escape(Description)}</figcaption>\n" : "";
        return $"<figure>\n{Svg(null)}{caption}</figure>\n";
    }

    /// <summary>Draws everything but the frame of the document.</summary>
    internal abstract void Draw(SvgWriter svg);

    private string Svg(string? style)
    {
        var svg = new SvgWriter();
        svg.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("class", "plot"), ("role", "img"), ("aria-label", Title),
            ("width", Width), ("height", Height), ("viewBox", $"0 0 {SvgWriter.Number(Width)} {SvgWriter.Number(Height)}"));
        svg.Text("title", Title);
        if (Description.Length > 0)
        {
            svg.Text("desc", Description);
        }

        if (style is not null)
        {
            svg.Raw($"<style>\n{style}</style>\n").Element("rect", ("class", "page"), ("width", "100%"), ("height", "100%"));
        }

        Draw(svg);
        return svg.Close("svg").ToString();
    }
}
