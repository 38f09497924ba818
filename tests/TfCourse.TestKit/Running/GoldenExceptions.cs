namespace TfCourse.TestKit;

/// <summary>
/// The recorded cases that cannot or should not pass, each with its reason (tests/golden/exceptions.txt: part path,
/// id and reason, separated by tabs). A case listed there that passes is a failure: the list stays honest.
/// </summary>
public static class GoldenExceptions
{
    /// <summary>Gives the lines of the list; the repository's file unless a program that carries its own says otherwise before the first question.</summary>
    public static Func<IEnumerable<string>> Lines { get; set; } = () => File.ReadLines(Repository.PathOf("tests/golden/exceptions.txt"));

    private static readonly Lazy<Dictionary<(string, string), string>> Reasons = new(() => Read(Lines()));

    /// <summary>The reason why a case is excused, or null.</summary>
    public static string? Reason(GoldenCase c) => Reason(c.Path, c.Id);

    /// <summary>The reason why a case is excused, or null.</summary>
    public static string? Reason(string path, string id) => Reasons.Value.GetValueOrDefault((path, id));

    /// <summary>The verdict on a case: fails the test when it differs and is not excused, or is excused and does not differ.</summary>
    /// <returns>The message of the failure, or null.</returns>
    public static string? Verdict(string path, string id, string? difference) => (difference, Reason(path, id)) switch
    {
        (null, { } reason) => $"{path}: '{id}' passes, but tests/golden/exceptions.txt excuses it ({reason}); remove the line",
        ({ }, { }) => null,
        _ => difference,
    };

    private static Dictionary<(string, string), string> Read(IEnumerable<string> lines)
    {
        var reasons = new Dictionary<(string, string), string>();
        foreach (string line in lines)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] cells = line.Split('\t');
            if (cells.Length != 3 || cells[2].Length < 10)
            {
                throw new FormatException($"tests/golden/exceptions.txt: '{line}' is not: part path, tab, id, tab, reason of at least ten letters.");
            }

            reasons.Add((cells[0], cells[1]), cells[2]);
        }

        return reasons;
    }
}
