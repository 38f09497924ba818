namespace TfCourse.Reports;

/// <summary>Something that stands on a page: a plot, a table, a paragraph.</summary>
public interface IReportPart
{
    /// <summary>It as HTML, everything escaped, with nothing from outside.</summary>
    string ToHtml();
}

/// <summary>Text.</summary>
/// <param name="Text">Plain text; it is escaped.</param>
public sealed record Paragraph(string Text) : IReportPart
{
    /// <inheritdoc/>
    public string ToHtml() => $"<p>{SvgWriter.Escape(Text)}</p>\n";
}

/// <summary>A heading below a section's.</summary>
/// <param name="Text">Plain text; it is escaped.</param>
public sealed record Subheading(string Text) : IReportPart
{
    /// <inheritdoc/>
    public string ToHtml() => $"<h3>{SvgWriter.Escape(Text)}</h3>\n";
}

/// <summary>Text in a fixed-width font, line for line: a formula, a command, a configuration.</summary>
/// <param name="Text">Plain text; it is escaped.</param>
public sealed record Preformatted(string Text) : IReportPart
{
    /// <inheritdoc/>
    public string ToHtml() => $"<pre>{SvgWriter.Escape(Text)}</pre>\n";
}

/// <summary>Parts side by side where the page is wide enough.</summary>
/// <param name="Parts">The parts, in reading order.</param>
public sealed record SideBySide(IReadOnlyList<IReportPart> Parts) : IReportPart
{
    /// <summary>Whether three of them may stand side by side instead of two.</summary>
    public bool Small { get; init; }

    /// <inheritdoc/>
    public string ToHtml() => $"<div class=\"grid{(Small ? " small" : "")}\">\n{string.Concat(Parts.Select(part => part.ToHtml()))}</div>\n";
}
