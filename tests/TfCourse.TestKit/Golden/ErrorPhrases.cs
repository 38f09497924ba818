using System.Text;
using System.Text.RegularExpressions;

namespace TfCourse.TestKit;

/// <summary>
/// What a user of TensorFlow searches for in a message: rows of words, without the names, numbers and shapes of the case. Ours say more beside it.
/// </summary>
public static partial class ErrorPhrases
{
    private const int Words = 3;

    /// <summary>Whether a message has a row of words of the recorded one: three, or all of them where there are fewer.</summary>
    /// <param name="recorded">TensorFlow's text.</param>
    /// <param name="ours">Our message.</param>
    public static bool Shares(string recorded, string ours)
    {
        string[][] rows = [.. Kind(recorded).Split('*').Select(r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(r => r.Length > 0)];
        if (rows.Length == 0)
        {
            return true;
        }

        int count = Math.Min(Words, rows.Max(r => r.Length));
        string said = $" {Kind(ours)} ";
        return rows.Any(r => Enumerable.Range(0, Math.Max(0, r.Length - count + 1)).Any(i => said.Contains($" {string.Join(' ', r[i..(i + count)])} ", StringComparison.Ordinal)));
    }

    /// <summary>A message as words in lower case, with a star for whatever belongs to the case.</summary>
    /// <param name="message">The message.</param>
    public static string Kind(string message)
    {
        var words = new StringBuilder();
        bool star = false;
        foreach (string token in CaseParts().Replace(message, " * ").Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            string bare = token.Trim('(', ')', ',', '.', ':', ';', '!', '?', '`', '"', '\'').ToLowerInvariant();
            bool isWord = bare.Length > 0 && bare.All(c => c is >= 'a' and <= 'z' or '-' or '\'' or '/');
            if (isWord || !star)
            {
                words.Append(words.Length > 0 ? " " : "").Append(isWord ? bare : "*");
            }

            star = !isWord;
        }

        return words.ToString();
    }

    [GeneratedRegex(@"\{\{[^}]*\}\}|'[^']*'|""[^""]*""|\[[^\])]*[\])]|<[^>]*>|`[^`]*`")]
    private static partial Regex CaseParts();
}
