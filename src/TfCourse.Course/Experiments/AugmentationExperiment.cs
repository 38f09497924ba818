using TfCourse.Datasets;
using TfCourse.Reference;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Real digits, what flips, shifts, rotations and noise make of them, and what a network learns from such copies.</summary>
internal static class AugmentationExperiment
{
    public static Experiment Experiment { get; } = new(
        "augmentation", "Data augmentation", "Handwritten digits of 8 × 8 pixels: some with their changed copies, and a 64-64-10 softmax network that learns from few of them, changed anew in every epoch or as they are.",
        [
            Common.Whole("images", 4, 1, 12, "how many digits are shown"),
            Common.Whole("examples", 150, 20, 1000, "training digits"),
            Common.Epochs(150),
            Common.LearningRate(0.003, "step size α of Adam"),
            Common.BatchSize(25),
            Common.Whole("shift", 1, 0, 7, "rows and columns to move by, at most"),
            new("degrees", 15, 0, 180, "angle of the rotation, at most"),
            Common.Noise(0.15),
            Common.Seed(1),
        ], Run);

    private const int Side = 8;

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        Dataset digits = DatasetCatalog.Load("digits").Train;
        np.random.seed(settings.Whole("seed"));
        long[] chosen = np.random.permutation(digits.Count).ToArray<long>()[..settings.Whole("images")];
        int shift = settings.Whole("shift");
        double angle = settings["degrees"] * Math.PI / 180;
        List<GreyImage> images = [];
        List<Metric> metrics = [];
        (string Name, ImageChange? Change)[] variants = Variants(settings);
        var clock = new ExperimentClock(progress, chosen.Length + variants.Length, cancellation);
        foreach (int i in chosen.Select(i => (int)i))
        {
            NDArray image = np.array(digits.Example(i).ToArray().Select(v => (double)v).ToArray()).reshape(Side, Side);
            string digit = digits.ClassNames[digits.Labels![i]];
            (string Name, NDArray Image)[] copies =
            [
                (digit, image),
                ("flipped", Augmentation.Flip(image)),
                ("shifted", Augmentation.Shift(image, shift, shift)),
                ("rotated", Augmentation.Rotate(image, angle)),
                ("noisy", Augmentation.AddNoise(image, settings["noise"], np.random.randn(Side, Side))),
            ];
            foreach ((string name, NDArray copy) in copies)
            {
                images.Add(new GreyImage(name, Side, Side, [.. copy.ToArray<double>().Select(v => (float)Math.Clamp(v, 0, 1))]));
                double distance = GradientClipping.Norm([copy - image]);
                metrics.Add(new Metric($"example {i}", 0, $"distance_{name}", distance));
            }

            clock.Finish(digit);
        }

        List<Curve> costs = [];
        List<IReadOnlyList<object?>> rows = [];
        foreach ((string name, ImageChange? change) in variants)
        {
            rows.Add(Train(name, change, settings, costs, metrics, clock));
            clock.Finish(name);
        }

        IReadOnlyList<object?> best = rows.MaxBy(row => (double)row[2]!)!, flipped = rows[^1];
        return new ExperimentResult(
            FormattableString.Invariant($"As they are, {settings.Whole("examples")} digits teach the network {(double)rows[0][2]!:P1} of the test digits; best is {best[0]} with {(double)best[2]!:P1}. A digit that is moved or turned a little is the same digit to people and a new example to a network. A flip is none, since a flipped 2 is no 2 ({(double)flipped[2]!:P1}): which changes keep the label is the one thing to know about the data."),
            ["training digits", "train accuracy", "test accuracy", "test cost"], rows,
            [
                new FigureSection("Digits and their copies", "", [new ImagesFigure("One row a digit", "", images)]),
                new FigureSection("Learning from them", "The training cost is the least without changes; what counts is the test cost.", [new CurveFigure("Test cost over epochs", "", "epoch", "cross-entropy", costs) { LogY = true }]),
            ], metrics);
    }

    private static (string Name, ImageChange? Change)[] Variants(ExperimentSettings settings)
    {
        var all = new ImageChange(settings.Whole("shift"), settings["degrees"], settings["noise"]);
        return
        [
            ("as they are", null),
            ("shifted", new ImageChange(all.Shift)),
            ("rotated", new ImageChange(Degrees: all.Degrees)),
            ("noisy", new ImageChange(Noise: all.Noise)),
            ("rotated and noisy", all with { Shift = 0 }),
            ("flipped", new ImageChange(Flips: true)),
        ];
    }

    private static IReadOnlyList<object?> Train(string name, ImageChange? change, ExperimentSettings settings, List<Curve> costs, List<Metric> metrics, ExperimentClock clock)
    {
        int seed = settings.Whole("seed"), epochs = settings.Whole("epochs");
        DatasetSplit digits = DatasetCatalog.Load("digits");
        Dataset train = digits.Train.Subset([.. Enumerable.Range(0, settings.Whole("examples"))]);
        Dataset test = digits.Test!;
        using var training = new SoftmaxTraining(train, new SoftmaxSettings([64], settings["learning-rate"], settings.Whole("batch-size"), seed, Adam: true,
            Augment: change is null ? null : x => ImageChanges.AugmentAtRandom(x, Side, Side, change, seed)));
        List<double> at = [], seen = [];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            double cost = training.Epoch(epoch);
            metrics.Add(new Metric(name, epoch, "cost", cost));
            clock.Report(name, (double)epoch / epochs, cost);
            if (epoch % Math.Max(1, epochs / 50) == 0 || epoch == epochs - 1)
            {
                at.Add(epoch);
                seen.Add(training.Evaluate(test).Cost);
                metrics.Add(new Metric(name, epoch, "test_cost", seen[^1]));
            }
        }

        costs.Add(new Curve(name, at, seen));
        return [name, training.Evaluate(train).Accuracy, training.Evaluate(test).Accuracy, seen[^1]];
    }
}
