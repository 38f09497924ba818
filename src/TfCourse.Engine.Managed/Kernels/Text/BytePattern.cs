using System.Text;
using System.Text.RegularExpressions;

namespace TfCourse.Engine.Managed;

/// <summary>A regular expression of RE2 that is matched in time linear in the text, whatever the pattern.</summary>
internal sealed class BytePattern
{
    private readonly Regex _search, _whole;

    private BytePattern(byte[] source, Regex search, Regex whole) => (Source, _search, _whole) = (source, search, whole);

    public byte[] Source { get; }

    /// <summary>Compiles a pattern, or gives the last one back when it is the same.</summary>
    /// <exception cref="EngineException">The pattern is none.</exception>
    public static BytePattern Of(byte[] pattern, BytePattern? last)
    {
        if (last is not null && last.Source.AsSpan().SequenceEqual(pattern))
        {
            return last;
        }

        try
        {
            string text = RegexSyntax.ToDotNet(Text(pattern, out _));
            const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
            return new BytePattern(pattern, new Regex(text, Options), new Regex($"\\A(?:{text})\\z", Options));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw EngineException.InvalidArgument($"Invalid pattern: {Encoding.UTF8.GetString(pattern)}, error: {e.Message}");
        }
    }

    /// <summary>Whether the pattern matches all of a text.</summary>
    public bool MatchesAll(byte[] text) => _whole.IsMatch(Text(text, out _));

    /// <summary>Replaces the first match or all matches; \0 … \9 in the rewrite are the groups.</summary>
    public byte[] Replace(byte[] text, byte[] rewrite, bool all)
    {
        string source = Text(text, out Encoding encoding), form = encoding.GetString(rewrite);
        if (Groups(form) >= _search.GetGroupNumbers().Length)
        {
            return text; // a rewrite with a group that the pattern has not changes nothing
        }

        var result = new StringBuilder();
        int at = 0, last = -1;
        while (at <= source.Length)
        {
            Match match = _search.Match(source, at);
            if (!match.Success)
            {
                break;
            }

            result.Append(source, at, match.Index - at);
            if (match.Length == 0 && match.Index == last)
            {
                // No empty match where the last one ended: one character goes through unchanged.
                int step = match.Index < source.Length && char.IsHighSurrogate(source[match.Index]) ? 2 : 1;
                result.Append(source, match.Index, Math.Min(step, source.Length - match.Index));
                at = match.Index + step;
                continue;
            }

            Append(result, form, match);
            at = last = match.Index + match.Length;
            if (!all)
            {
                break;
            }
        }

        result.Append(source, Math.Min(at, source.Length), Math.Max(0, source.Length - at));
        return last < 0 ? text : encoding.GetBytes(result.ToString());
    }

    // Text that is no UTF-8 is taken byte by byte.
    private static string Text(byte[] bytes, out Encoding encoding)
    {
        encoding = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1;
        return encoding.GetString(bytes);
    }

    private static int Groups(string rewrite)
    {
        int most = 0;
        for (int i = 0; i + 1 < rewrite.Length; i++)
        {
            if (rewrite[i] == '\\')
            {
                i++;
                most = char.IsAsciiDigit(rewrite[i]) ? Math.Max(most, rewrite[i] - '0') : most;
            }
        }

        return most;
    }

    private static void Append(StringBuilder result, string rewrite, Match match)
    {
        for (int i = 0; i < rewrite.Length; i++)
        {
            if (rewrite[i] != '\\' || i + 1 == rewrite.Length)
            {
                result.Append(rewrite[i]);
                continue;
            }

            char next = rewrite[++i];
            result.Append(char.IsAsciiDigit(next) ? match.Groups[next - '0'].Value : next.ToString());
        }
    }
}
