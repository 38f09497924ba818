namespace TfCourse.Checking;

/// <summary>Decides between mistakes that fit one set of examples by a set of another size.</summary>
internal static class OtherExamples
{
    /// <summary>The report without the readings that another number of examples rules out.</summary>
    /// <param name="report">Of the user's examples.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="facts">What else is known.</param>
    /// <param name="check">The same check of other examples.</param>
    public static CheckReport Decide(CheckReport report, CheckedArray x, CheckedArray y, NetworkFacts? facts, Func<CheckedArray, CheckedArray, CheckReport> check)
    {
        // Masks belong to the examples they were drawn for.
        if (report.Verdict != Verdict.Wrong || report.Findings.All(f => f.Odds > 0.999) || facts?.Masks.Count > 0 || More(x, y) is not { } other)
            return report;
        CheckReport second = check(other.X, other.Y);
        Finding[] open = [.. report.Findings.Where(f => f.Odds <= 0.999)], kept = [.. open.Where(f => second.Findings.Any(s => s.Mistake == f.Mistake && s.Parameters.SequenceEqual(f.Parameters)))];
        if (kept.Length == 0 || kept.Length == open.Length)
            return report;
        double total = kept.Sum(f => f.Odds);
        string[] ruledOut = [.. open.Except(kept).Select(f => f.Title)];
        return report with
        {
            Findings = [.. report.Findings.Where(f => f.Odds > 0.999 || kept.Contains(f)).Select(f => f.Odds > 0.999 ? f : f with { Odds = f.Odds / total })],
            Notes = [.. report.Notes, $"also possible by these examples alone, and ruled out by another number of them: {string.Join("; ", ruledOut)}"],
        };
    }

    // All examples twice, the second time moved a little, and the first once more: 2m + 1, so that no size stays as it was.
    private static (CheckedArray X, CheckedArray Y)? More(CheckedArray x, CheckedArray y)
    {
        if (x.Shape.Count != 2 || Axis(x, y) is not { } axis)
            return null;
        return (Grown(x, axis, 0.1), Grown(y, y.Shape.Count == 1 ? 0 : axis, 0));
    }

    private static int? Axis(CheckedArray x, CheckedArray y)
    {
        bool rows = y.Shape.Count > 0 && y.Shape[0] == x.Shape[0], columns = y.Shape.Count == 2 ? y.Shape[1] == x.Shape[1] : y.Shape.Count == 1 && y.Shape[0] == x.Shape[1];
        return rows == columns ? null : rows ? 0 : 1;
    }

    private static CheckedArray Grown(CheckedArray a, int axis, double moved)
    {
        int m = a.Shape[axis], more = checked(2 * m + 1), inner = a.Shape.Skip(axis + 1).Aggregate(1, (p, d) => p * d), outer = a.Shape.Take(axis).Aggregate(1, (p, d) => p * d);
        var values = new double[outer * more * inner];
        Random random = new(1);
        for (int o = 0; o < outer; o++)
        {
            for (int e = 0; e < more; e++)
            {
                for (int i = 0; i < inner; i++)
                {
                    double value = a.Values[((o * m) + (e % m)) * inner + i];
                    values[((o * more) + e) * inner + i] = e < m ? value : value + moved * Normal.Next(random);
                }
            }
        }

        return a with { Shape = [.. a.Shape.Select((d, k) => k == axis ? more : d)], Values = a.Single ? Matrix.Map(values, v => (float)v) : values };
    }
}
