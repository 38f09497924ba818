using TfCourse.Datasets;
using TfCourse.Reference;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Softmax regression of three to five classes, with and without hidden layers; temperature; smoothed labels.</summary>
internal static class SoftmaxExperiment
{
    private static readonly double[] Smoothings = [0, 0.05, 0.2];
    private static readonly int[] Clouds = [3, 4, 5];

    public static Experiment Experiment { get; } = new(
        "softmax", "Softmax regression", "Clouds of 3, 4 and 5 classes and three arms of a spiral, softmax regression without hidden layers; the arms again with two hidden layers; and those with smoothed labels.",
        [Common.Epochs(150), Common.LearningRate(0.05, "step size α of Adam"), Common.BatchSize(32), Common.Points("points", 60, "points of each class"), Common.Seed(6)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int seed = settings.Whole("seed"), n = settings.Whole("points"), epochs = settings.Whole("epochs");
        PlanePoints arms = Spirals.Generate(n, 3, 0.05, checked((uint)seed));
        (string Name, PlanePoints Points, int[] Hidden)[] problems =
        [
            .. Clouds.Select(c => (FormattableString.Invariant($"{c} clouds, no hidden layer"), Blobs.Generate(n, c, 1.6, checked((uint)(seed + c))), Array.Empty<int>())),
            ("3 arms, no hidden layer", arms, []),
            ("3 arms, two hidden layers", arms, [24, 24]),
        ];
        var clock = new ExperimentClock(progress, problems.Length + Smoothings.Length, cancellation);
        List<Metric> metrics = [];
        List<Figure> regions = [];
        List<IReadOnlyList<object?>> rows = [];
        foreach ((string name, PlanePoints points, int[] hidden) in problems)
        {
            Dataset set = PlaneRegions.Set(points, "train");
            using var training = new SoftmaxTraining(set, Settings(hidden, 0));
            double cost = Train(training, name, _ => { });
            double accuracy = training.Evaluate(set).Accuracy;
            rows.Add([name, points.ClassNames.Count, cost, accuracy]);
            regions.Add(PlaneRegions.Of(name, FormattableString.Invariant($"accuracy {accuracy:P0}"), training, points));
        }

        List<Curve> logits = [];
        foreach (double epsilon in Smoothings)
        {
            string name = FormattableString.Invariant($"3 arms, labels smoothed by ε = {epsilon}");
            Dataset set = PlaneRegions.Set(arms, "train");
            using var training = new SoftmaxTraining(set, Settings([24, 24], epsilon));
            List<double> at = [], largest = [];
            double cost = Train(training, name, epoch =>
            {
                at.Add(epoch);
                largest.Add(training.Values(training.Network.Test.Logits, set).ToArray<double>().Max(Math.Abs));
                metrics.Add(new Metric(name, epoch, "largest_logit", largest[^1]));
            });
            rows.Add([name, 3, cost, training.Evaluate(set).Accuracy]);
            logits.Add(new Curve(FormattableString.Invariant($"ε = {epsilon}"), at, largest));
        }

        return new ExperimentResult(
            FormattableString.Invariant($"Without hidden layers softmax regression parts clouds by straight lines ({(double)rows[0][3]!:P0} right) and cannot part the arms of a spiral ({(double)rows[3][3]!:P0}); two hidden layers can ({(double)rows[4][3]!:P0}). The largest logit after {epochs} epochs is {logits[0].Y[^1]:0.0} without and {logits[^1].Y[^1]:0.0} with labels smoothed by {Smoothings[^1]}."),
            ["data and network", "classes", "cost at last", "accuracy"], rows,
            [
                new FigureSection("Regions", "The class with the largest logit at each place. Without hidden layers each border between two classes is a straight line.", regions),
                new FigureSection("Softmax and hardmax", "The course's z = (5, 2, −1, 3). Softmax gives 0.842, 0.042, 0.002, 0.114; hardmax would give 1, 0, 0, 0, which small temperatures come near to.", [Temperatures()]),
                new FigureSection("Smoothed labels", "With labels of exactly 0 and 1 the cost falls as long as logits grow; smoothed labels have a finite best.", [new CurveFigure("The largest logit over epochs", "", "epoch", "largest |z|", logits) { LogY = true }]),
            ], metrics);

        SoftmaxSettings Settings(int[] hidden, double smoothing) => new(hidden, settings["learning-rate"], settings.Whole("batch-size"), seed, Smoothing: smoothing, Adam: true);

        double Train(SoftmaxTraining training, string name, Action<int> look)
        {
            double cost = double.NaN;
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                cost = training.Epoch(epoch);
                metrics.Add(new Metric(name, epoch, "cost", cost));
                clock.Report(name, (double)epoch / epochs, cost);
                if (epoch % Math.Max(1, epochs / 50) == 0 || epoch == epochs - 1)
                {
                    look(epoch);
                }
            }

            clock.Finish(name);
            return cost;
        }
    }

    private static CurveFigure Temperatures()
    {
        NDArray Z = np.array(5.0, 2, -1, 3).reshape(4, 1);
        double[] temperatures = [.. Enumerable.Range(0, 61).Select(i => Math.Pow(10, -1 + (3.0 * i / 60)))];
        double[][] shares = [.. temperatures.Select(t => MultiClass.Softmax(Z, t).ToArray<double>())];
        return new CurveFigure("Probabilities over the temperature", "At 1 it is softmax, far left hardmax, far right all classes alike.", "T", "ŷ",
            [.. Z.ToArray<double>().Select((z, c) => new Curve(FormattableString.Invariant($"z = {z}"), temperatures, [.. shares.Select(s => s[c])]))])
        {
            LogX = true,
            Places = [new Place(1, MultiClass.Softmax(Z, 1).ToArray<double>()[0], "softmax")],
        };
    }
}
