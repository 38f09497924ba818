using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>Indices as the recordings write them, in Python's words: "slice(1, None, None)", "...", "None", "(0, slice(None, None, None))".</summary>
internal static class ScenarioSlices
{
    /// <summary>The entries of an index.</summary>
    public static Slice[] Parse(string text)
    {
        text = text.Trim();
        return text is ['(', .. var inside, ')'] ? [.. Split(inside).Select(One)] : [One(text)];
    }

    private static Slice One(string text)
    {
        text = text.Trim();
        if (text is "..." or "Ellipsis")
        {
            return Slice.Ellipsis;
        }

        if (text == "None")
        {
            return Slice.NewAxis;
        }

        if (!text.StartsWith("slice(", StringComparison.Ordinal))
        {
            return Slice.Index(Number(text)!.Value);
        }

        int?[] parts = [.. text["slice(".Length..^1].Split(',').Select(p => Number(p.Trim()))];
        return Slice.ParseSlices($"{parts[0]}:{parts[1]}{(parts[2] is { } step ? $":{step}" : "")}")[0];
    }

    private static int? Number(string text) => text == "None" ? null : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    // At commas outside of parentheses.
    private static IEnumerable<string> Split(string text)
    {
        int depth = 0, from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (text[i] == ',' && depth == 0)
            {
                yield return text[from..i];
                from = i + 1;
            }
        }

        if (text[from..].Trim().Length > 0)
        {
            yield return text[from..];
        }
    }
}
