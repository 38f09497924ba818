using System.Globalization;
using System.Text;

namespace TfCourse.Reports;

/// <summary>Writes elements of SVG and HTML: every text is escaped here, every number written the same in every culture.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>An element without children: its attributes are texts or numbers.</summary>
    public SvgWriter Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Tag(name, attributes);
        _text.Append("/>\n");
        return this;
    }

    /// <summary>An element that holds a text.</summary>
    public SvgWriter Text(string name, string text, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Tag(name, attributes);
        _text.Append('>').Append(Escape(text)).Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>The beginning of an element that holds others; <see cref="Close"/> ends it.</summary>
    public SvgWriter Open(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Tag(name, attributes);
        _text.Append(">\n");
        return this;
    }

    public SvgWriter Close(string name)
    {
        _text.Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>Text that is markup already.</summary>
    public SvgWriter Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>A coordinate: two decimals are finer than any screen.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Text safe in markup and in attributes. What XML has no character for becomes the replacement character.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' or '\r' => escaped.Append((char)rune.Value),
                < ' ' or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    private void Tag(string name, ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach ((string attribute, object value) in attributes)
        {
            string text = value switch
            {
                string s => Escape(s),
                double d => Number(d),
                int i => i.ToString(CultureInfo.InvariantCulture),
                _ => throw new ArgumentException($"The attribute '{attribute}' is a {value.GetType().Name}; attributes are texts or numbers.", nameof(attributes)),
            };
            _text.Append(' ').Append(attribute).Append("=\"").Append(text).Append('"');
        }
    }
}
