using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Warns when two sets, as a rule dev and test, seem to come from different distributions.</summary>
/// <remarks>
/// <para>Dev aims and test judges: when they differ, months go into hitting the wrong target. For every feature the check
/// compares the population means and variances and the whole distributions (Kolmogorov-Smirnov); for labels the shares of the
/// classes. A feature counts as shifted when the difference is both beyond chance, with p below
/// <see cref="Significance"/> / features, and large enough to matter, with D or the standardized mean difference beyond
/// its threshold.</para>
/// <para>Sets of a few dozen examples can hardly be told apart; silence then says little.</para>
/// </remarks>
public sealed record DistributionCheck
{
    /// <summary>Chance of a false alarm over all features together (Bonferroni); in (0, 1).</summary>
    public double Significance { get; init; } = 0.01;

    /// <summary>|standardized mean difference| from which on a shift matters; 0.25 is a common rule.</summary>
    public double MeanThreshold { get; init; } = 0.25;

    /// <summary>D from which on a shift matters; in [0, 1].</summary>
    public double KolmogorovSmirnovThreshold { get; init; } = 0.15;

    /// <summary>Compares two sets with the same features.</summary>
    /// <param name="first">For example dev.</param>
    /// <param name="second">For example test.</param>
    /// <exception cref="ArgumentException">The sets have different numbers of features or classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is out of range.</exception>
    public DistributionReport Compare(Dataset first, Dataset second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequireThresholds();
        if (first.FeatureSize != second.FeatureSize || first.ClassCount != second.ClassCount)
            throw new ArgumentException(
                Invariant($"'{first.Name}' has {first.FeatureSize} features and {first.ClassCount} classes, '{second.Name}' {second.FeatureSize} and {second.ClassCount}; required: the same."),
                nameof(second));

        PopulationStatistics a = PopulationStatistics.Of(first), b = PopulationStatistics.Of(second);
        float[] columnA = new float[first.Count], columnB = new float[second.Count];
        List<FeatureShift> shifts = [];
        for (int i = 0; i < first.FeatureSize; i++)
        {
            double d = TwoSampleTest.Statistic(Sorted(first, i, columnA), Sorted(second, i, columnB));
            double p = TwoSampleTest.PValue(d, first.Count, second.Count);
            double difference = Standardized(a.Mean[i], b.Mean[i], a.Variance[i], b.Variance[i]);
            if (p < Significance / first.FeatureSize && (d >= KolmogorovSmirnovThreshold || Math.Abs(difference) >= MeanThreshold))
                shifts.Add(new FeatureShift(
                    i, first.FeatureName(i), a.Mean[i], b.Mean[i], Math.Sqrt(a.Variance[i]), Math.Sqrt(b.Variance[i]), difference, d, p));
        }
        return new DistributionReport(
            first.Name, second.Name, first.FeatureSize,
            [.. shifts.OrderByDescending(shift => shift.KolmogorovSmirnov).ThenBy(shift => shift.Feature)], LabelShift.Of(first, second, Significance));
    }

    private void RequireThresholds()
    {
        Require(Significance > 0 && Significance < 1, nameof(Significance), Significance, "a chance in (0, 1)");
        Require(MeanThreshold >= 0, nameof(MeanThreshold), MeanThreshold, "0 or more");
        Require(KolmogorovSmirnovThreshold is >= 0 and <= 1, nameof(KolmogorovSmirnovThreshold), KolmogorovSmirnovThreshold, "a value in [0, 1]");
    }

    private static void Require(bool holds, string name, double value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; required: {range}."));
    }

    private static ReadOnlySpan<float> Sorted(Dataset data, int feature, float[] column)
    {
        for (int example = 0; example < column.Length; example++)
            column[example] = data.Features[(example * data.FeatureSize) + feature];
        Array.Sort(column);
        return column;
    }

    private static double Standardized(double meanA, double meanB, double varianceA, double varianceB)
    {
        double difference = meanA - meanB;
        double pooled = Math.Sqrt((varianceA + varianceB) / 2);
        // Two equal constants do not differ; two different ones differ beyond any measure.
        return difference == 0 ? 0 : pooled == 0 ? double.CopySign(double.PositiveInfinity, difference) : difference / pooled;
    }
}
