namespace TfCourse.Datasets.Tests;

public sealed class DistributionCheckTests
{
    private static readonly DistributionCheck Check = new();

    [Test]
    public void Parts_of_one_shuffled_set_agree()
    {
        int alarms = 0;
        Dataset whole = DatasetCatalog.Load("wdbc").Whole;
        for (ulong seed = 0; seed < 40; seed++)
        {
            DatasetSplit split = Splitting.ByFraction(whole, 0.3, 0.3, seed);
            alarms += Check.Compare(split.Dev!, split.Test!).Differs ? 1 : 0;
        }
        Assert.That(alarms, Is.LessThanOrEqualTo(2), "false alarms in 40 honest splits at significance 0.01");
    }

    [Test]
    public void A_shifted_feature_is_named_with_its_values()
    {
        Dataset dev = Normal(400, 1, [0, 0, 0]), test = Normal(400, 2, [0, 1, 0]);
        DistributionReport report = Check.Compare(dev, test);

        Assert.That(report.Shifts.Select(shift => shift.Name), Is.EqualTo(new[] { "b" }));
        FeatureShift shift = report.Shifts[0];
        Assert.That((shift.FirstMean, shift.SecondMean), Is.EqualTo((0.0, 1.0)).Within(0.15));
        Assert.That(shift.MeanDifference, Is.EqualTo(-1).Within(0.2));
        Assert.That(shift.PValue, Is.LessThan(1e-10));
        Assert.That(report.Differs);
        Assert.That(report.ToString(), Does.StartWith("'n' and 'n' seem to come from different distributions: 1 of 3 features").And.Contain("\nb: mean "));
    }

    [Test]
    public void Another_spread_with_the_same_mean_is_noticed()
    {
        Dataset dev = Normal(1000, 1, [0]), test = Normal(1000, 2, [0], deviation: 3);
        FeatureShift shift = Check.Compare(dev, test).Shifts.Single();
        Assert.That(Math.Abs(shift.MeanDifference), Is.LessThan(0.25));
        Assert.That(shift.KolmogorovSmirnov, Is.GreaterThan(0.15));
    }

    [Test]
    public void Other_shares_of_the_classes_are_noticed()
    {
        DistributionReport report = Check.Compare(Labelled(400, 0.5), Labelled(400, 0.8));
        Assert.That(report.Shifts, Is.Empty);
        Assert.That(report.LabelShifts.Select(shift => (shift.Name, shift.FirstShare, shift.SecondShare)), Is.EqualTo(new[] { ("no", 0.5, 0.2), ("yes", 0.5, 0.8) }));
        Assert.That(Check.Compare(Labelled(400, 0.5), Labelled(400, 0.52)).Differs, Is.False);
        Assert.That(Check.Compare(Labelled(20, 0.5), Labelled(20, 0.6)).ToString(), Is.EqualTo("'l' and 'l' agree in all 1 features."));
    }

    [Test]
    public void Constants_that_differ_are_infinitely_apart_and_equal_ones_are_not()
    {
        Dataset ones = Constant(1), twos = Constant(2);
        Assert.That(Check.Compare(ones, twos).Shifts.Single().MeanDifference, Is.EqualTo(double.NegativeInfinity));
        Assert.That(Check.Compare(ones, Constant(1)).Differs, Is.False);

        static Dataset Constant(float value) => Dataset.Regression("c", [.. Enumerable.Repeat(value, 100)], [100, 1], new float[100]);
    }

    [Test]
    public void The_statistic_is_the_largest_gap_with_ties_passed_together()
    {
        Assert.That(TwoSampleTest.Statistic([1, 2, 3], [1, 2, 3]), Is.Zero);
        Assert.That(TwoSampleTest.Statistic([1, 2], [3, 4]), Is.EqualTo(1));
        Assert.That(TwoSampleTest.Statistic([1, 1, 2, 3], [1, 2, 2, 4]), Is.EqualTo(0.25));
        Assert.That(TwoSampleTest.Statistic([0, 0, 0, 5], [0, 5, 5, 5]), Is.EqualTo(0.5));
    }

    // Quantiles of the Kolmogorov distribution from printed tables: K = 1.2238, 1.3581, 1.6276 at 10, 5 and 1 percent.
    [TestCase(1.2238, 0.10)]
    [TestCase(1.3581, 0.05)]
    [TestCase(1.6276, 0.01)]
    public void The_chance_reaches_the_tabled_quantiles(double quantile, double chance)
    {
        const int n = 2_000_000;
        Assert.That(TwoSampleTest.PValue(quantile / Math.Sqrt(n / 2.0), n, n), Is.EqualTo(chance).Within(chance * 0.005));
        Assert.That((TwoSampleTest.PValue(0, 10, 10), TwoSampleTest.PValue(1, 1000, 1000)), Is.EqualTo((1.0, 0.0)).Within(1e-12));
    }

    [Test]
    public void Sets_that_cannot_be_compared_and_bad_thresholds_are_named()
    {
        Assert.That(() => Check.Compare(Normal(5, 1, [0, 0]), Normal(5, 1, [0])), Throws.ArgumentException.With.Message.Contains("2 features and 0 classes, 'n' 1 and 0"));
        Dataset one = Normal(5, 1, [0]);
        Assert.That(
            () => (Check with { Significance = 0 }).Compare(one, one), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Significance is 0; required: a chance in (0, 1)."));
        Assert.That(() => (Check with { MeanThreshold = double.NaN }).Compare(one, one), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => (Check with { KolmogorovSmirnovThreshold = 2 }).Compare(one, one), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static Dataset Normal(int count, uint seed, float[] means, double deviation = 1)
    {
        NumSharp.NumPyRandom random = new();
        random.seed(seed);
        double[] z = random.normal(0, deviation, new NumSharp.Shape(count, means.Length)).ToArray<double>();
        return Dataset.Regression(
            "n", [.. z.Select((value, i) => (float)(value + means[i % means.Length]))], [count, means.Length], new float[count],
            [.. "abc".Take(means.Length).Select(c => $"{c}")]);
    }

    private static Dataset Labelled(int count, double share)
        => Dataset.Classification(
            "l", new float[count], [count, 1], [.. Enumerable.Range(0, count).Select(i => i < share * count ? 1 : 0)], ["no", "yes"]);
}
