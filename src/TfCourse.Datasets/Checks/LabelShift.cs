using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>How the share of one class differs between two sets.</summary>
/// <param name="Class">Index of the class.</param>
/// <param name="Name">Its name.</param>
/// <param name="FirstShare">Share in the first set, in [0, 1].</param>
/// <param name="SecondShare">Share in the second set, in [0, 1].</param>
/// <param name="PValue">Chance of such a difference between two samples of one distribution (two-proportion z test).</param>
public sealed record LabelShift(int Class, string Name, double FirstShare, double SecondShare, double PValue)
{
    /// <summary>The values in one line.</summary>
    public override string ToString()
        => Invariant($"class {Name}: share {FirstShare:P1} against {SecondShare:P1} (p {PValue:G2})");

    /// <summary>Classes whose shares differ beyond chance, each at significance / classes; none for regression.</summary>
    /// <remarks>
    /// <c>z = (p₁ − p₂) / √(p·(1 − p)·(1/n₁ + 1/n₂))</c> with the common share p; the chance is bounded by
    /// <c>2·exp(−z²/2) / (|z|·√(2π))</c>, the tail of the normal distribution from above (Mills), and by 1.
    /// </remarks>
    internal static IReadOnlyList<LabelShift> Of(Dataset first, Dataset second, double significance)
    {
        if (first.Labels is null || second.Labels is null)
            return [];
        int[] a = new int[first.ClassCount], b = new int[first.ClassCount];
        foreach (int label in first.Labels)
            a[label]++;
        foreach (int label in second.Labels)
            b[label]++;

        List<LabelShift> shifts = [];
        for (int k = 0; k < a.Length; k++)
        {
            double p1 = (double)a[k] / first.Count, p2 = (double)b[k] / second.Count;
            double common = ((double)a[k] + b[k]) / ((double)first.Count + second.Count);
            double deviation = Math.Sqrt(common * (1 - common) * ((1.0 / first.Count) + (1.0 / second.Count)));
            if (p1 == p2)
                continue;
            double z = Math.Abs(p1 - p2) / deviation;
            double chance = Math.Min(1, 2 * Math.Exp(-z * z / 2) / (z * Math.Sqrt(2 * Math.PI)));
            if (chance < significance / a.Length)
                shifts.Add(new LabelShift(k, first.ClassNames[k], p1, p2, chance));
        }
        return shifts;
    }
}
