namespace TfCourse.Engine.Managed;

/// <summary>
/// The limits of RE2: groups nest at most 1000 deep, repetitions inside of each other repeat at most 1000 times, and the whole
/// stays small. Without them a short pattern takes all memory and stack.
/// </summary>
internal static class RegexLimits
{
    private const int MaxDepth = 1000, MaxRepeats = 1000, MaxSize = 100_000;

    /// <summary>Refuses a pattern beyond the limits.</summary>
    /// <exception cref="ArgumentException">Which limit.</exception>
    public static void Require(string pattern)
    {
        // For each open group: the most repetitions inside it, and how many places it takes when they are written out.
        var groups = new Stack<(int Repeats, long Size)>();
        (int Repeats, long Size) group = (1, 0), atom = (1, 1);
        for (int at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at = pattern.AsSpan(at).StartsWith("\\Q", StringComparison.Ordinal) && pattern.IndexOf("\\E", at, StringComparison.Ordinal) is > 0 and var end ? end + 1 : at + 1;
                    atom = (1, 1);
                    break;
                case '[':
                    at = Math.Max(at, EndOfClass(pattern, at));
                    atom = (1, 1);
                    break;
                case '(':
                    groups.Push(group);
                    group = (1, 0);
                    if (groups.Count > MaxDepth)
                    {
                        throw new ArgumentException($"expression nests too deeply: more than {MaxDepth} groups inside of each other");
                    }

                    continue;
                case ')' when groups.Count > 0:
                    atom = (group.Repeats, Math.Max(1, group.Size));
                    group = groups.Pop();
                    break;
                case '{' when Count(pattern, at) is (var times, var stop) && stop > at:
                    // What was counted once is there as often as it is repeated.
                    if ((long)times * atom.Repeats > MaxRepeats)
                    {
                        throw new ArgumentException($"bad repetition operator: repetitions inside of each other repeat more than {MaxRepeats} times");
                    }

                    group.Size -= atom.Size;
                    atom = (Math.Max(1, times) * atom.Repeats, atom.Size * Math.Max(1, times));
                    at = stop;
                    break;
                case '*' or '+' or '?' or '|':
                    continue;
                default:
                    atom = (1, 1);
                    break;
            }

            group = (Math.Max(group.Repeats, atom.Repeats), group.Size + atom.Size);
            if (group.Size > MaxSize)
            {
                throw new ArgumentException($"pattern too large: more than {MaxSize} places when repetitions are written out");
            }
        }
    }

    // The place of the bracket that closes a class; a bracket right behind the beginning is a member.
    private static int EndOfClass(string pattern, int at)
    {
        int first = at + 1 < pattern.Length && pattern[at + 1] == '^' ? at + 2 : at + 1;
        for (int i = first; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] == '[' && i + 1 < pattern.Length && pattern[i + 1] == ':' && pattern.IndexOf(":]", i + 2, StringComparison.Ordinal) is > 0 and var end)
            {
                i = end + 1;
            }
            else if (pattern[i] == ']' && i > first)
            {
                return i;
            }
        }

        return at;
    }

    // {n}, {n,} or {n,m}: how often at most, and the place of the brace that closes; anything else is plain text.
    private static (int Times, int Stop) Count(string pattern, int at)
    {
        int stop = pattern.IndexOf('}', at);
        string[] numbers = stop < 0 ? [] : pattern[(at + 1)..stop].Split(',');
        if (numbers.Length is not (1 or 2) || !numbers[0].All(char.IsAsciiDigit) || numbers[0].Length is 0 or > 9)
        {
            return (0, -1);
        }

        string last = numbers[^1].Length > 0 ? numbers[^1] : numbers[0];
        return last.All(char.IsAsciiDigit) ? (last.Length > 9 ? int.MaxValue : int.Parse(last, System.Globalization.CultureInfo.InvariantCulture), stop) : (0, -1);
    }
}
