namespace TfCourse.Datasets;

/// <summary>Finds what somebody who mistyped a name may have meant.</summary>
public static class NearNames
{
    /// <summary>" Did you mean 'digits'? Known: circles, digits, moons." with the near names only when there are any.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">The names there are.</param>
    /// <returns>A text that begins with a space.</returns>
    public static string Hint(string name, IReadOnlyCollection<string> known)
    {
        string[] near =
        [
            .. known.Select(candidate => (candidate, distance: Distance(name, candidate)))
                .Where(pair => pair.distance <= Math.Max(2, pair.candidate.Length / 3)
                    || (name.Length > 1 && pair.candidate.Contains(name, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(pair => pair.distance)
                .Take(3)
                .Select(pair => $"'{pair.candidate}'"),
        ];
        string meant = near.Length == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
        return $"{meant} Known: {(known.Count == 0 ? "none" : string.Join(", ", known))}.";
    }

    // Levenshtein distance without regard to case, in one row; a name beyond 64 characters is near nothing.
    private static int Distance(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64)
            return int.MaxValue;
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitute = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
