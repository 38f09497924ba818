namespace TfCourse.Checking;

/// <summary>Which entries of a matrix are wrong, in words.</summary>
internal static class ErrorPattern
{
    public static string Of(IReadOnlyList<int> shape, IReadOnlyList<bool> wrong, Func<int, string> place)
    {
        int count = wrong.Count(w => w);
        if (count == 0)
            return "";
        if (count == wrong.Count)
            return "all";
        int first = wrong.ToList().IndexOf(true);
        if (count == 1)
            return "one entry, " + place(first);
        if (shape.Count == 2 && shape[0] * shape[1] == wrong.Count)
        {
            int columns = shape[1];
            int[] at = [.. Enumerable.Range(0, wrong.Count).Where(i => wrong[i])];
            int[] inRows = [.. at.Select(i => i / columns).Distinct()], inColumns = [.. at.Select(i => i % columns).Distinct()];
            if (inRows.Length * columns == count)
                return (inRows.Length == 1 ? "row " : "rows ") + string.Join(", ", inRows.Take(8));
            if (inColumns.Length * shape[0] == count)
                return (inColumns.Length == 1 ? "column " : "columns ") + string.Join(", ", inColumns.Take(8));
            if (at.All(i => i / columns == i % columns))
                return "the diagonal";
            if (shape[0] == columns && count == wrong.Count - columns && at.All(i => i / columns != i % columns))
                return "all but the diagonal";
        }

        return FormattableString.Invariant($"{count} of {wrong.Count} entries");
    }
}
