using TfCourse.Datasets;
using TfCourse.Reference;
using NDArray = NumSharp.NDArray;

namespace TfCourse.Course;

/// <summary>Deep softmax networks on digits and on Fashion-MNIST, and every score of their answers on the test sets.</summary>
internal static class ScoresExperiment
{
    private const int Bins = 10, MostK = 5;

    private static readonly (string Set, string Name, int[] Hidden)[] Networks = [("digits", "digits", [64, 32]), ("fashion-mnist", "Fashion-MNIST", [128, 64])];

    public static Experiment Experiment { get; } = new(
        "multi-class-scores", "Scores of several classes", "A 64-64-32-10 network on handwritten digits and a 784-128-64-10 network on Fashion-MNIST (10,000 of its images), hidden layers with batch normalization, Adam; scores on the test sets.",
        [Common.Epochs(12), Common.LearningRate(0.003, "step size α of Adam"), Common.BatchSize(64), Common.Seed(1)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int epochs = settings.Whole("epochs");
        var clock = new ExperimentClock(progress, Networks.Length, cancellation);
        List<Metric> metrics = [];
        List<Figure> confusions = [], calibrations = [];
        List<Curve> costs = [], tops = [];
        List<IReadOnlyList<object?>> rows = [];
        List<string> findings = [];
        foreach ((string setName, string name, int[] hidden) in Networks)
        {
            DatasetSplit data = DatasetCatalog.Load(setName);
            Dataset test = data.Test!;
            using var training = new SoftmaxTraining(data.Train, new SoftmaxSettings(hidden, settings["learning-rate"], settings.Whole("batch-size"), settings.Whole("seed"), new BatchNormSettings(), Adam: true));
            List<double> cost = [];
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                cost.Add(training.Epoch(epoch));
                metrics.Add(new Metric(name, epoch, "cost", cost[^1]));
                clock.Report(name, (double)(epoch + 1) / epochs, cost[^1]);
            }

            clock.Finish(name);
            costs.Add(new Curve(name, [.. Enumerable.Range(0, epochs).Select(e => (double)e)], cost));
            NDArray Z = training.Values(training.Network.Test.Logits, test);
            int[] labels = test.Labels!;
            int[,] confusion = MultiClass.ConfusionMatrix(labels, Array.ConvertAll(Prediction.Class(Z).ToArray<long>(), c => (int)c), test.ClassCount);
            rows.AddRange(PerClass(name, test, confusion));
            confusions.Add(new ConfusionFigure(name, "Rows are the truth, columns the answers; shares of each row.", test.ClassNames, confusion));
            double[] top = [.. Enumerable.Range(1, MostK).Select(k => MultiClass.TopK(Z, labels, k))];
            tops.Add(new Curve(name, [.. Enumerable.Range(1, MostK).Select(k => (double)k)], top));
            metrics.AddRange(top.Select((share, i) => new Metric(name, i + 1, "top_k_accuracy", share)));
            (double temperature, Figure figure, double before, double after) = Calibrated(name, Z, labels);
            calibrations.Add(figure);
            metrics.AddRange([new Metric(name, epochs, "temperature", temperature), new Metric(name, epochs, "calibration_error", before), new Metric(name, epochs, "calibration_error_tempered", after)]);
            findings.Add(FormattableString.Invariant($"{name}: {top[0]:P1} of the test images right, {top[2]:P1} among the first three; answers are {100 * before:0.0} points off what they claim, {100 * after:0.0} at the temperature {temperature:0.00}."));
        }

        return new ExperimentResult(
            string.Join(" ", findings), ["set", "class", "precision", "recall", "F1", "test images"], rows,
            [
                new FigureSection("Costs", "", [new CurveFigure("Cost over epochs", "In training.", "epoch", "cost", costs) { LogY = true }]),
                new FigureSection("Which class is taken for which", "", confusions),
                new FigureSection("Among the k likeliest", "", [new CurveFigure("Top-k accuracy", "", "k", "share of test images", tops)]),
                new FigureSection("Do probabilities mean what they say?", "Test images by the probability of their answer, in ten equal ranges: a calibrated network lies on the diagonal, below it the network is too sure. The temperature is fitted on one half of the test images and drawn on the other.", calibrations),
            ], metrics);
    }

    private static IEnumerable<IReadOnlyList<object?>> PerClass(string name, Dataset test, int[,] confusion)
    {
        var scores = MultiClass.PerClass(confusion);
        for (int c = 0; c < scores.Count; c++)
        {
            yield return [name, test.ClassNames[c], scores[c].Precision, scores[c].Recall, scores[c].F1, Enumerable.Range(0, scores.Count).Sum(a => confusion[c, a])];
        }

        yield return [name, "mean of the classes", scores.Average(s => s.Precision), scores.Average(s => s.Recall), scores.Average(s => s.F1), test.Count];
    }

    // The temperature of least cross-entropy on every other image; the curves are of the rest.
    private static (double Temperature, Figure Figure, double Before, double After) Calibrated(string name, NDArray Z, int[] labels)
    {
        (NDArray fit, int[] fitLabels) = Half(Z, labels, 0);
        (NDArray shown, int[] shownLabels) = Half(Z, labels, 1);
        NDArray Y = SoftmaxCrossEntropy.OneHot(fitLabels, (int)Z.shape[0]);
        double temperature = Enumerable.Range(0, 101).Select(i => Math.Pow(10, -0.5 + (i / 100.0))).MinBy(t => SoftmaxCrossEntropy.Cost(fit / t, Y));
        var plain = MultiClass.Calibration(Activations.Softmax(shown), shownLabels, Bins);
        var tempered = MultiClass.Calibration(MultiClass.Softmax(shown, temperature), shownLabels, Bins);
        return (temperature, new CurveFigure(name, "", "probability of the answer", "share of right answers",
            [
                new Curve("calibrated", [0, 1], [0, 1]),
                new Curve("as trained", [.. plain.Select(b => b.Confidence)], [.. plain.Select(b => b.Accuracy)]),
                new Curve(FormattableString.Invariant($"at temperature {temperature:0.00}"), [.. tempered.Select(b => b.Confidence)], [.. tempered.Select(b => b.Accuracy)]),
            ]), Error(plain), Error(tempered));
    }

    // Expected calibration error: how far the ranges lie off the diagonal, weighted by their examples.
    private static double Error(IReadOnlyList<(double Confidence, double Accuracy, int Count)> bins)
        => bins.Sum(b => b.Count * Math.Abs(b.Confidence - b.Accuracy)) / bins.Sum(b => b.Count);

    private static (NDArray Z, int[] Labels) Half(NDArray Z, int[] labels, int which)
    {
        int classes = (int)Z.shape[0], m = labels.Length;
        int[] members = [.. Enumerable.Range(0, m).Where(j => j % 2 == which)];
        double[] z = Z.ToArray<double>();
        return (NumSharp.np.array([.. Enumerable.Range(0, classes).SelectMany(c => members.Select(j => z[(c * m) + j]))]).reshape(classes, members.Length), [.. members.Select(j => labels[j])]);
    }
}
