using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>A deep network with and without batch normalization, at learning rates far apart.</summary>
internal static class BatchNormExperiment
{
    private static readonly double[] Rates = [0.02, 0.2, 2];

    public static Experiment Experiment { get; } = new(
        "batch-normalization", "Batch normalization", "Three arms of a spiral, a deep relu network, mini-batch gradient descent with three learning rates, with and without batch normalization of the hidden layers.",
        [
            Common.Epochs(50),
            Common.Whole("layers", 6, 1, 50, "hidden layers"),
            Common.Whole("units", 16, 1, 1000, "units of each hidden layer"),
            Common.BatchSize(64),
            Common.Points("points", 200, "points of each arm"),
            Common.Noise(0.04),
            Common.Seed(1),
        ], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int seed = settings.Whole("seed"), epochs = settings.Whole("epochs");
        PlanePoints points = Spirals.Generate(settings.Whole("points"), 3, settings["noise"], checked((uint)seed));
        Dataset train = PlaneRegions.Set(points, "train"), dev = PlaneRegions.Set(Spirals.Generate(settings.Whole("points"), 3, settings["noise"], checked((uint)seed + 1)), "dev");
        int[] hidden = [.. Enumerable.Repeat(settings.Whole("units"), settings.Whole("layers"))];
        var clock = new ExperimentClock(progress, 2 * Rates.Length, cancellation);
        List<Metric> metrics = [];
        List<Curve> costs = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Figure> regions = [];
        foreach ((string name, BatchNormSettings? normalization) in new[] { ("plain", null), ("normalized", new BatchNormSettings()) })
        {
            foreach (double alpha in Rates)
            {
                string variant = $"{name}, α {ExperimentClock.Text(alpha)}";
                using var training = new SoftmaxTraining(train, new SoftmaxSettings(hidden, alpha, settings.Whole("batch-size"), seed, normalization));
                List<double> cost = [];
                for (int epoch = 0; epoch < epochs && (cost.Count == 0 || double.IsFinite(cost[^1])); epoch++)
                {
                    cost.Add(training.Epoch(epoch));
                    metrics.Add(new Metric(variant, epoch, "cost", cost[^1]));
                    clock.Report(variant, (double)(epoch + 1) / epochs, cost[^1]);
                }

                double trained = training.Evaluate(train).Accuracy, found = training.Evaluate(dev).Accuracy;
                int learned = cost.FindIndex(c => c < 0.3);
                rows.Add([name, alpha, cost[^1], learned < 0 ? null : learned + 1, trained, found]);
                metrics.Add(new Metric(variant, epochs - 1, "dev_accuracy", found));
                costs.Add(new Curve(variant, [.. Enumerable.Range(0, cost.Count).Select(e => (double)e)], cost));
                regions.Add(PlaneRegions.Of(variant, FormattableString.Invariant($"dev accuracy {found:P0}"), training, points));
                clock.Finish(variant);
            }
        }

        string Count(string name) => FormattableString.Invariant($"{rows.Count(r => (string)r[0]! == name && r[3] is not null)} of {Rates.Length}");
        return new ExperimentResult(
            FormattableString.Invariant($"The cost falls below 0.3 within {epochs} epochs at {Count("plain")} learning rates without batch normalization and at {Count("normalized")} with it; the best dev accuracies are {Best("plain"):P1} and {Best("normalized"):P1}."),
            ["hidden layers", "α", "cost at last", "epochs to a cost of 0.3", "train accuracy", "dev accuracy"], rows,
            [
                new FigureSection("Costs", "With batch normalization a wider range of learning rates trains, and earlier.", [new CurveFigure("Cost over epochs", "The cost of each epoch over its mini-batches, in training. A line that ends early ended in NaN.", "epoch", "cost", costs) { LogY = true }]),
                new FigureSection("What was learnt", "", regions),
            ], metrics);

        double Best(string name) => rows.Where(r => (string)r[0]! == name).Max(r => (double)r[5]!);
    }
}
