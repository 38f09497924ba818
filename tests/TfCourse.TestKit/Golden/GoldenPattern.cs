using System.Text.RegularExpressions;

namespace TfCourse.TestKit;

/// <summary>A path pattern: * is any run without a slash, ** any run, ? one character that is no slash.</summary>
internal sealed class GoldenPattern(string pattern)
{
    private readonly Regex _regex = new(
        "^" + Regex.Escape(pattern)
            .Replace(@"\*\*", "\0", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal)
            .Replace("\0", ".*", StringComparison.Ordinal) + "$",
        RegexOptions.CultureInvariant);

    public bool Matches(string path) => _regex.IsMatch(path);
}
