using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>tfcourse compare framework: the versions of the framework exercise's model side by side.</summary>
internal static class CompareForms
{
    private static readonly (FrameworkForm Form, string How)[] Forms =
    [
        (FrameworkForm.Tf1, "mean softmax cross-entropy, Adam, shuffled"), (FrameworkForm.Spring2021, "binary cross-entropy, gradient descent, in file order"),
        (FrameworkForm.Mid2021, "mean softmax cross-entropy, Adam, in file order"), (FrameworkForm.Later, "summed softmax cross-entropy, Adam, in file order"),
    ];

    public static Experiment Experiment { get; } = new(
        "framework", "The framework exercise's model", "The 12288-25-12-6 network on 64 × 64 × 3 synthetic drawings of hands, 1,080 to train and 120 to test, in the four forms that the course's exercise has had.",
        [Common.Epochs(40), Common.LearningRate(1e-4), Common.BatchSize(32), Common.Seed(1)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        DatasetSplit data = DatasetCatalog.Load("signs");
        var clock = new ExperimentClock(progress, Forms.Length, cancellation);
        List<Metric> metrics = [];
        List<Curve> costs = [];
        List<IReadOnlyList<object?>> rows = [];
        foreach ((FrameworkForm form, string how) in Forms)
        {
            var training = new FrameworkTraining(new FrameworkSettings(form, settings.Whole("epochs"), settings.Whole("batch-size"), (float)settings["learning-rate"], settings.Whole("seed")), data);
            TrainingResult result = training.Run(new Told(form.Name, clock), cancellation: cancellation);
            cancellation.ThrowIfCancellationRequested();
            clock.Finish(form.Name);

            // A loss that is a sum over the batch counts its examples, one that is a mean its batches.
            double[] mean = [.. training.Costs(result).Select(c => c / (form.Loss == FrameworkLoss.SoftmaxSum ? data.Train.Count : training.FullBatches))];
            costs.Add(new Curve(form.Name, [.. Enumerable.Range(0, mean.Length).Select(e => (double)e)], mean));
            metrics.AddRange(mean.Select((c, e) => new Metric(form.Name, e, "cost", c)));
            metrics.AddRange([new Metric(form.Name, mean.Length, "train_accuracy", result.TrainAccuracy), new Metric(form.Name, mean.Length, "test_accuracy", result.TestAccuracy)]);
            rows.Add([form.Name, how, mean[^1], result.TrainAccuracy, result.TestAccuracy]);
        }

        IReadOnlyList<object?> best = rows.MaxBy(r => (double)r[3]!)!;
        return new ExperimentResult(
            FormattableString.Invariant($"After {settings.Whole("epochs")} epochs the form '{best[0]}' gets {(double)best[3]!:P1} of the training drawings right. Adam on the sum of a batch takes the same steps as on its mean but for ε: Adam does not see the gradient's scale. tfcourse train signs makes the course's 1,500 epochs."),
            ["form", "loss and updates", "cost at last", "train accuracy", "test accuracy"], rows,
            [
                new FigureSection("The drawings", "Generated from a seed; they are not the course's photographs. The class is the number of fingers that show.", [Drawings(data.Train)]),
                new FigureSection("Costs", "", [new CurveFigure("Cost over epochs", "An example's mean loss; the binary loss of spring 2021 is another quantity than the others.", "epoch", "cost", costs)]),
            ], metrics);
    }

    private static ImagesFigure Drawings(Dataset train) => new("Ten drawings", "In grey.", [.. Enumerable.Range(0, Math.Min(10, train.Count)).Select(i =>
    {
        float[] pixels = train.Example(i).ToArray();
        int fingers = train.Labels![i];
        return new GreyImage(FormattableString.Invariant($"{fingers} {(fingers == 1 ? "finger" : "fingers")}"), Signs.Side, Signs.Side, [.. pixels.Chunk(Signs.Channels).Select(p => p.Average())]);
    })]);

    private sealed class Told(string name, ExperimentClock clock) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => clock.Report(name, (value.Epoch - 1 + ((double)value.Batch / value.Batches)) / value.Epochs, value.Loss);
    }
}
