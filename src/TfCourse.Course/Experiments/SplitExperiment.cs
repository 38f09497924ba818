using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>A good split and a bad one of real measurements, and what the check of distributions says.</summary>
internal static class SplitExperiment
{
    public static Experiment Experiment { get; } = new(
        "splits", "Train, dev and test sets", "Breast-cancer measurements (569 examples, 30 features), split at random, split after sorting by one feature, and split into folds, each of which a small network is judged by once.",
        [
            new("dev", 0.2, 0, 1, "share of the dev set") { AboveMin = true, BelowMax = true },
            new("test", 0.2, 0, 1, "share of the test set") { AboveMin = true, BelowMax = true },
            Common.Whole("folds", 5, 2, 50, "folds of the cross-validation"),
            Common.Epochs(15),
            Common.Seed(1),
        ], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        Dataset whole = DatasetCatalog.Load("wdbc").Whole;
        int folds = settings.Whole("folds");
        var clock = new ExperimentClock(progress, 2 + folds, cancellation);
        DatasetSplit random = Splitting.ByFraction(whole, settings["dev"], settings["test"], (ulong)settings.Whole("seed"), stratified: true);
        clock.Finish("random");
        int test = random.Test!.Count, dev = random.Dev!.Count;
        int[] byRadius = [.. Enumerable.Range(0, whole.Count).OrderBy(i => whole.Example(i)[0])];
        var sorted = new DatasetSplit(whole.Subset(byRadius.AsSpan(dev + test), "train"), whole.Subset(byRadius.AsSpan(test, dev), "dev"), whole.Subset(byRadius.AsSpan(0, test), "test"));
        clock.Finish("sorted");

        List<IReadOnlyList<object?>> rows = [];
        List<Metric> metrics = [];
        List<HistogramFigure> figures = [];
        var warnings = new List<string>();
        foreach ((string name, DatasetSplit split) in new[] { ("random, stratified", random), ("sorted by radius", sorted) })
        {
            DistributionReport report = new DistributionCheck().Compare(split.Dev!, split.Test!);
            warnings.Add($"{name}: {string.Join(' ', report.ToString().Split('\n').Take(2))}.".Replace("..", ".", StringComparison.Ordinal));
            rows.Add([name, (double)split.Train.Count, (double)split.Dev!.Count, (double)split.Test!.Count, (double)report.Shifts.Count, report.Differs ? "dev and test differ" : "same distribution"]);
            foreach ((string set, Dataset data) in new[] { ("train", split.Train), ("dev", split.Dev), ("test", split.Test) })
            {
                double[] values = [.. Enumerable.Range(0, data.Count).Select(i => (double)data.Example(i)[0])];
                metrics.Add(new Metric($"{name}, {set}", 0, "mean_of_first_feature", values.Average()));
                figures.Add(new HistogramFigure($"{name}: {set}", "", data.FeatureName(0), values));
            }
        }

        double[] errors = new double[folds];
        foreach ((DatasetSplit fold, int i) in KFold.Of(whole, folds, (ulong)settings.Whole("seed"), stratified: true).Select((fold, i) => (fold, i)))
        {
            TrainingResult trained = new Trainer(
                new TrainingSettings(settings.Whole("epochs"), Hidden: 8, Seed: settings.Whole("seed"), Threads: 1, Normalize: true), fold with { Dev = null, Test = fold.Dev }).Run(cancellation: cancellation);
            errors[i] = 1 - trained.TestAccuracy;
            metrics.Add(new Metric("folds", i, "dev_error", errors[i]));
            rows.Add([FormattableString.Invariant($"fold {i + 1} of {folds}"), (double)fold.Train.Count, (double)fold.Dev!.Count, null, null, FormattableString.Invariant($"dev error {errors[i]:P1}")]);
            clock.Finish(FormattableString.Invariant($"fold {i + 1}"));
        }

        double mean = errors.Average(), deviation = Math.Sqrt(errors.Select(e => (e - mean) * (e - mean)).Sum() / (folds - 1));
        double[] numbers = [.. Enumerable.Range(1, folds).Select(i => (double)i)];
        return new ExperimentResult(
            FormattableString.Invariant($"The random split gives dev and test sets of one distribution; of the sorted one {rows[1][4]} of {whole.FeatureSize} features differ between them, so that what is tuned on dev need not hold on test. Over {folds} folds a small network errs on {mean:P1} of what it has not seen, give or take {deviation:P1}: one dev set of this size may be that lucky or unlucky."),
            ["split", "train", "dev", "test", "features that differ", "verdict"], rows,
            [
                new FigureSection("One feature in each set", string.Join(" ", warnings), HistogramFigure.OverOneRange(figures)),
                new FigureSection("Folds", "Every example is held out once.", [new CurveFigure("Error of each fold", "The spread of the folds says how far a single dev set can be trusted.", "fold", "dev error",
                    [new Curve("fold", numbers, errors), new Curve("mean", numbers, [.. errors.Select(_ => mean)])])]),
            ], metrics);
    }
}
