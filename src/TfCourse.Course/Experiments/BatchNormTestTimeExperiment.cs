using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>Running averages under both meanings of momentum, what stands in their place, and folding.</summary>
internal static class BatchNormTestTimeExperiment
{
    private static readonly (string Name, BatchNormSettings Settings)[] Variants =
    [
        ("TensorFlow, momentum 0.99", new BatchNormSettings(0.99)),
        ("TensorFlow, momentum 0.9", new BatchNormSettings(0.9)),
        ("PyTorch, momentum 0.1", new BatchNormSettings(0.1, MomentumConvention.PyTorch)),
        ("PyTorch, momentum 0.99", new BatchNormSettings(0.99, MomentumConvention.PyTorch)),
    ];

    public static Experiment Experiment { get; } = new(
        "batch-norm-test-time", "Batch normalization at test time", "Three arms of a spiral, a 2-16-16-16-3 relu network with batch normalization; the weights are the same in all variants, only the running averages differ.",
        [Common.Epochs(12), Common.LearningRate(0.3), Common.BatchSize(32), Common.Points("points", 160, "points of each arm"), Common.Noise(0.04), Common.Seed(4)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int seed = settings.Whole("seed"), epochs = settings.Whole("epochs");
        Dataset train = Set(0, "train"), dev = Set(1, "dev");
        var clock = new ExperimentClock(progress, Variants.Length, cancellation);
        List<Metric> metrics = [];
        List<Curve> means = [], accuracies = [];
        List<IReadOnlyList<object?>> rows = [];
        double folding = 0;
        foreach ((string name, BatchNormSettings normalization) in Variants)
        {
            using var training = new SoftmaxTraining(train, new SoftmaxSettings([16, 16, 16], settings["learning-rate"], settings.Whole("batch-size"), seed, normalization));
            DeepSoftmaxNetwork network = training.Network;
            Tensor folded = network.Folded().Logits, inTraining = network.CorrectOf(network.Training.Logits);
            List<double> steps = [], mean = [], accuracy = [];
            int step = 0;
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                clock.Report(name, (double)epoch / epochs, training.Epoch(epoch, _ =>
                {
                    steps.Add(++step);
                    mean.Add(training.Session.run(network.Averages[^1].Variance.GraphElement).ToArray<float>()[0]);
                    metrics.Add(new Metric(name, step, "running_variance", mean[^1]));
                }));
                accuracy.Add(training.Evaluate(dev).Accuracy);
                metrics.Add(new Metric(name, step, "dev_accuracy", accuracy[^1]));
            }

            clock.Finish(name);
            means.Add(new Curve(name, steps, mean));
            accuracies.Add(new Curve(name, [.. Enumerable.Range(1, epochs).Select(e => (double)e)], accuracy));
            double stays = normalization.Convention == MomentumConvention.TensorFlow ? normalization.Momentum : 1 - normalization.Momentum;
            rows.Add([name, Math.Round(1 / (1 - stays), 2), accuracy[0], accuracy[^1]]);
            if (means.Count < Variants.Length)
            {
                continue;
            }

            rows.Add(["the dev set's own mean and variance", null, null, Share(training, inTraining, dev, dev.Count)]);
            rows.Add(["a mini-batch of 4 at a time", null, null, Share(training, inTraining, dev, 4)]);
            rows.Add(["each example alone: z̃ = β whatever it is", null, null, Share(training, inTraining, dev, 1)]);
            double[] apart = training.Values(network.Test.Logits, dev).ToArray<double>(), together = training.Values(folded, dev).ToArray<double>();
            folding = apart.Zip(together, (a, b) => Math.Abs(a - b)).Max() / apart.Max(Math.Abs);
            rows.Add(["folded into the layers before", null, null, Correct(together, dev)]);
        }

        return new ExperimentResult(
            FormattableString.Invariant($"Averages of TensorFlow's momentum 0.9 and PyTorch's 0.1 forget equally fast; who gives PyTorch TensorFlow's 0.99 keeps little but the last mini-batch. Folded into the weights, the logits differ by {folding:0.0e0} of the largest, and the dev accuracy is the same."),
            ["mean and variance from", "mini-batches averaged, about", "dev accuracy after one epoch", "dev accuracy at last"], rows,
            [
                new FigureSection("Running averages", "The running variance of one unit of the last hidden layer. It begins at 1. A long memory starts slowly; one that takes nearly all from the last mini-batch jumps about.",
                    [new CurveFigure("Running variance over steps", "", "step", "σ² of a unit", means)]),
                new FigureSection("What it is worth", "", [new CurveFigure("Dev accuracy over epochs", "The same weights in all variants.", "epoch", "dev accuracy", accuracies)]),
            ], metrics);

        Dataset Set(int more, string name) => PlaneRegions.Set(Spirals.Generate(settings.Whole("points"), 3, settings["noise"], checked((uint)(seed + more))), name);
    }

    private static double Share(SoftmaxTraining training, Tensor correct, Dataset data, int batch)
        => Enumerable.Range(0, data.Count).OrderBy(i => (i * 7919L) % data.Count).Chunk(batch).Sum(part => (int)training.Session.run(correct, training.Feeds(data, part))) / (double)data.Count;

    private static double Correct(double[] logits, Dataset data)
        => Enumerable.Range(0, data.Count).Count(j => Enumerable.Range(0, data.ClassCount).MaxBy(c => logits[(c * data.Count) + j]) == data.Labels![j]) / (double)data.Count;
}
