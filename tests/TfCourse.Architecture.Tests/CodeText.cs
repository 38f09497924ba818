using System.Text;

namespace TfCourse.Architecture.Tests;

/// <summary>C# source without comments and the contents of string and character literals; line breaks stay.</summary>
internal static class CodeText
{
    public static string Of(string source)
    {
        StringBuilder code = new(source.Length);
        int i = 0;
        while (i < source.Length)
        {
            int end = EndOfSkipped(source, i);
            if (end == i)
            {
                code.Append(source[i++]);
                continue;
            }
            // What is skipped leaves its line breaks and, for a literal, its quotes: "" is still an expression.
            bool literal = source[i] is not '/';
            code.Append(literal ? "\"\"" : " ").Append('\n', source.AsSpan(i, end - i).Count('\n'));
            i = end;
        }
        return code.ToString();
    }

    // The end of the comment or literal that begins at i, or i itself when none does.
    private static int EndOfSkipped(string source, int i) => source[i] switch
    {
        '/' when At(source, i, "//") => After(source, "\n", i) - 1,
        '/' when At(source, i, "/*") => After(source, "*/", i + 2),
        '"' when At(source, i, "\"\"\"") => EndOfRaw(source, i),
        '"' when i > 0 && (source[i - 1] is '@' || (source[i - 1] is '$' && i > 1 && source[i - 2] is '@')) => EndOfVerbatim(source, i),
        '"' => EndOfQuoted(source, i, '"'),
        '\'' => EndOfQuoted(source, i, '\''),
        _ => i,
    };

    private static bool At(string source, int i, string text) => string.CompareOrdinal(source, i, text, 0, text.Length) is 0;

    private static int After(string source, string end, int from)
    {
        int at = source.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? source.Length + (end is "\n" ? 1 : 0) : at + end.Length;
    }

    private static int EndOfRaw(string source, int i)
    {
        int quotes = 0;
        while (i + quotes < source.Length && source[i + quotes] is '"')
            quotes++;
        int end = After(source, new string('"', quotes), i + quotes);
        while (end < source.Length && source[end] is '"')
            end++;
        return end;
    }

    private static int EndOfVerbatim(string source, int i)
    {
        for (int at = i + 1; at < source.Length; at++)
        {
            if (source[at] is not '"')
                continue;
            if (at + 1 < source.Length && source[at + 1] is '"')
                at++;
            else
                return at + 1;
        }
        return source.Length;
    }

    private static int EndOfQuoted(string source, int i, char quote)
    {
        for (int at = i + 1; at < source.Length; at++)
        {
            if (source[at] is '\\')
                at++;
            else if (source[at] == quote || source[at] is '\n')
                return at + 1;
        }
        return source.Length;
    }
}
