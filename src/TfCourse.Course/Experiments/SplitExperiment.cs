using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>A good split and a bad one of real measurements, and what the check of distributions says.</summary>
internal static class SplitExperiment
{
    public static Experiment Experiment { get; } = new(
        "splits", "Train, dev and test sets", "Breast-cancer measurements (569 examples, 30 features), split at random and split in file order after sorting by one feature.",
        [
            new("dev", 0.2, 0, 1, "share of the dev set") { AboveMin = true, BelowMax = true },
            new("test", 0.2, 0, 1, "share of the test set") { AboveMin = true, BelowMax = true },
            Common.Seed(1),
        ], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        Dataset whole = DatasetCatalog.Load("wdbc").Whole;
        var clock = new ExperimentClock(progress, 2, cancellation);
        DatasetSplit random = Splitting.ByFraction(whole, settings["dev"], settings["test"], (ulong)settings.Whole("seed"), stratified: true);
        clock.Finish("random");
        int test = random.Test!.Count, dev = random.Dev!.Count;
        int[] byRadius = [.. Enumerable.Range(0, whole.Count).OrderBy(i => whole.Example(i)[0])];
        var sorted = new DatasetSplit(whole.Subset(byRadius.AsSpan(dev + test), "train"), whole.Subset(byRadius.AsSpan(test, dev), "dev"), whole.Subset(byRadius.AsSpan(0, test), "test"));
        clock.Finish("sorted");

        List<IReadOnlyList<object?>> rows = [];
        List<Metric> metrics = [];
        List<Figure> figures = [];
        foreach ((string name, DatasetSplit split) in new[] { ("random, stratified", random), ("sorted by radius", sorted) })
        {
            DistributionReport report = new DistributionCheck().Compare(split.Dev!, split.Test!);
            rows.Add([name, (double)split.Train.Count, (double)split.Dev!.Count, (double)split.Test!.Count, (double)report.Shifts.Count, report.Differs ? "dev and test differ" : "same distribution"]);
            foreach ((string set, Dataset data) in new[] { ("train", split.Train), ("dev", split.Dev), ("test", split.Test) })
            {
                double[] values = [.. Enumerable.Range(0, data.Count).Select(i => (double)data.Example(i)[0])];
                metrics.Add(new Metric($"{name}, {set}", 0, "mean_of_first_feature", values.Average()));
                figures.Add(new HistogramFigure($"{name}: {set}", "", data.FeatureName(0), values));
            }
        }

        return new ExperimentResult(
            "The random split gives dev and test sets of one distribution; the sorted one gives sets that differ in almost every feature, so that what is tuned on dev need not hold on test.",
            ["split", "train", "dev", "test", "features that differ", "verdict"], rows, [new FigureSection("One feature in each set", "", figures)], metrics);
    }
}
