namespace TfCourse.Course;

/// <summary>The first difference of a result, in the words of the field.</summary>
internal static class ExerciseDifference
{
    /// <returns>What differs; null when nothing does.</returns>
    public static string? Of(List<ExerciseArray> found, List<ExerciseArray> required, double tolerance)
    {
        if (required.FirstOrDefault(r => found.All(f => f.Name != r.Name)) is { } missing)
        {
            return required.Count == 1 && found.Count > 1
                ? $"the result has {found.Count} parts; one is required"
                : $"the result has no {(missing.Name.Length == 0 ? "single value" : $"'{missing.Name}'")}; it has {string.Join(", ", found.Select(f => f.Name.Length == 0 ? "one unnamed value" : f.Name))}";
        }

        if (found.FirstOrDefault(f => required.All(r => r.Name != f.Name)) is { } extra)
        {
            return $"the result has '{extra.Name}', which is not asked for";
        }

        foreach (ExerciseArray r in required)
        {
            if (One(found.First(f => f.Name == r.Name), r, tolerance) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? One(ExerciseArray found, ExerciseArray required, double tolerance)
    {
        string name = found.Name.Length == 0 ? "the result" : found.Name;
        if (!found.Shape.SequenceEqual(required.Shape))
        {
            return $"{name} has the shape {ExerciseArray.Text(found.Shape)}, required: {ExerciseArray.Text(required.Shape)}{Why(found.Shape, required.Shape)}";
        }

        if (found.Form != required.Form)
        {
            return $"{name} is a tensor of {found.Form}, required: {required.Form}";
        }

        int at = -1;
        for (int i = 0; i < required.Values.Length && at < 0; i++)
        {
            bool isEqual = required.Values[i].Equals(found.Values[i]) || Math.Abs(found.Values[i] - required.Values[i]) <= tolerance * (1 + Math.Abs(required.Values[i]));
            at = isEqual ? -1 : i;
        }

        return at < 0 ? null : FormattableString.Invariant($"{found.Place(at)} is {found.Values[at]:G8}, required: {required.Values[at]:G8}{ExerciseRelation.Of(found, required)}");
    }

    private static string Why(int[] found, int[] required)
    {
        if (found.Length == required.Length && found.Reverse().SequenceEqual(required))
        {
            return ": that is the transpose; a column is an example";
        }

        if (found.Where(d => d != 1).SequenceEqual(required.Where(d => d != 1)))
        {
            return found.Length < required.Length ? ": an axis of size 1 is missing, as after a sum without keepdims" : ": there is an axis of size 1 too many";
        }

        return found.Length == 0 ? ": a single number, where each example or unit has its own" : required.Length == 0 ? ": a sum or mean over the examples is missing" : "";
    }
}
