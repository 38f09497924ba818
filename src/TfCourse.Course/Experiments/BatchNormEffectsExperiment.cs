using Tensorflow;
using TfCourse.Datasets;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>What batch normalization does to a deep layer's inputs: they shift less, stand shifted data, and carry noise.</summary>
internal static class BatchNormEffectsExperiment
{
    private static readonly int[] Sizes = [8, 16, 32, 64, 128, 256];

    public static Experiment Experiment { get; } = new(
        "batch-norm-effects", "Why batch normalization works", "Three noisy arms of a spiral, a 2-16-16-16-16-3 relu network: what its last hidden layer gets while it learns, points moved away from the training points, and the noise of mini-batches of 8 to 256. Then a 2-32-32-32-3 network on few, very noisy points, which it can learn by heart, in mini-batches of 4 to all.",
        [Common.Epochs(40), Common.LearningRate(0.2), Common.Points("points", 120, "points of each arm"), Common.Noise(0.09), Common.Points("few", 32, "points of each arm to be learnt by heart"), Common.Whole("steps", 1500, 1, 1_000_000, "steps of learning by heart"), Common.Seed(2)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int seed = settings.Whole("seed");
        Dataset train = PlaneRegions.Set(Points(0), "train"), dev = PlaneRegions.Set(Points(1), "dev");
        var clock = new ExperimentClock(progress, 2 + 5, cancellation);
        var found = new Found([], [], [], [], [], []);
        foreach ((string name, BatchNormSettings? normalization) in new[] { ("plain", null), ("normalized", new BatchNormSettings()) })
        {
            Drift(name, new SoftmaxSettings([16, 16, 16, 16], settings["learning-rate"], 64, seed, normalization), settings.Whole("epochs"), train, dev, found, clock);
        }

        double[] noise = [.. found.Noise];
        List<IReadOnlyList<object?>> rows = [];
        int all = 3 * settings.Whole("few");
        foreach (int size in new[] { 4, 8, 16, 32, all })
        {
            rows.Add(ByHeart(settings, size, found, clock));
        }

        return new ExperimentResult(
            FormattableString.Invariant($"While it learns, the mean of what the last hidden layer gets wanders {found.Paths[0] / found.Paths[1]:0.0} times as far without batch normalization as with it. The noise of an example's z̃ falls from {noise[0]:0.00} with mini-batches of {Sizes[0]} to {noise[^1]:0.00} with {Sizes[^1]}, as 1/√m does. Of few points learnt by heart, mini-batches of {rows[1][0]} lose {100 * (double)rows[1][3]!:0} points of accuracy on the dev set, all at once {100 * (double)rows[^1][3]!:0}."),
            ["few points, mini-batches of", "train accuracy", "dev accuracy", "accuracy lost"], rows,
            [
                new FigureSection("Covariate shift", "The last hidden layer's inputs on the same 256 points while the layers before it learn. Batch normalization leaves them to γ and β.",
                [
                    new CurveFigure("How far the means have moved", "|mean − mean at first|, over the deviation at first; mean over the units.", "step", "distance", found.Drifts),
                    new CurveFigure("How wide they are spread", "The deviation over the points, mean over the units.", "step", "deviation", found.Deviations),
                ]),
                new FigureSection("Shifted data", "Dev points moved to the right and up, away from what the network was trained on. Mean and variance of the moved points themselves, in the place of the averages of training, undo most of a shift.",
                    [new CurveFigure("Accuracy over the shift", "", "shift", "dev accuracy", found.Shifted)]),
                new FigureSection("Noise that regularizes", "The same example in many mini-batches: its z̃ in the last hidden layer depends on the company. Small mini-batches make more noise, like dropout; in the table above they lose less from training to dev points, at the price of a worse fit.",
                    [new CurveFigure("Noise over the size of the mini-batch", "Deviation of one example's z̃ over 60 mini-batches. Both axes logarithmic: 1/√m is a straight line.", "examples in the mini-batch", "deviation of z̃",
                        [new Curve("measured", [.. Sizes.Select(s => (double)s)], found.Noise), new Curve("1/√m", [.. Sizes.Select(s => (double)s)], [.. Sizes.Select(s => noise[0] * Math.Sqrt((double)Sizes[0] / s))])]) { LogX = true, LogY = true }]),
            ], found.Metrics);

        PlanePoints Points(int more) => Spirals.Generate(settings.Whole("points"), 3, settings["noise"], checked((uint)(seed + more)));
    }

    private static void Train(SoftmaxTraining training, int epochs, string variant, ExperimentClock clock, Action<int>? after = null)
    {
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            clock.Report(variant, (double)epoch / epochs, training.Epoch(epoch, after));
        }

        clock.Finish(variant);
    }

    // Accuracies of a network with batch normalization that could learn its points by heart; means of three seeds.
    private static object?[] ByHeart(ExperimentSettings settings, int size, Found found, ExperimentClock clock)
    {
        const int seeds = 3;
        string variant = FormattableString.Invariant($"few points, mini-batches of {size}");
        (double trained, double accuracy) = (0, 0);
        for (int s = 0; s < seeds; s++)
        {
            uint seed = (uint)(settings.Whole("seed") + (10 * s));
            Dataset few = PlaneRegions.Set(Spirals.Generate(settings.Whole("few"), 3, 0.15, seed), "few"), dev = PlaneRegions.Set(Spirals.Generate(300, 3, 0.15, seed + 1), "dev");
            using var training = new SoftmaxTraining(few, new SoftmaxSettings([32, 32, 32], 0.1, size, (int)seed, new BatchNormSettings()));
            int epochs = Math.Max(1, settings.Whole("steps") / training.Batches);
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                clock.Report(variant, (s + ((double)epoch / epochs)) / seeds, training.Epoch(epoch));
            }

            trained += training.Evaluate(few).Accuracy / seeds;
            accuracy += training.Evaluate(dev).Accuracy / seeds;
        }

        clock.Finish(variant);
        found.Metrics.AddRange([new Metric(variant, size, "train_accuracy", trained), new Metric(variant, size, "dev_accuracy", accuracy)]);
        return [size, trained, accuracy, trained - accuracy];
    }

    private static void Drift(string name, SoftmaxSettings how, int epochs, Dataset train, Dataset dev, Found found, ExperimentClock clock)
    {
        using var training = new SoftmaxTraining(train, how);
        DeepSoftmaxNetwork network = training.Network;
        (Tensor mean, Tensor variance) = tf.nn.moments(network.Training.Signals[^2], 1);
        Tensor correct = network.CorrectOf(network.Training.Logits);
        int[] probe = [.. Enumerable.Range(0, train.Count).Where(i => i % Math.Max(1, train.Count / 256) == 0)];
        FeedItem[] feeds = training.Feeds(train, probe);
        List<double> steps = [], drift = [], spread = [];
        double[] first = [], last = [], scale = [];
        double path = 0;
        int step = 0, every = Math.Max(1, epochs * training.Batches / 100);
        Look(0);
        Train(training, epochs, name, clock, _ => Look(++step));
        found.Drifts.Add(new Curve(name, steps, drift));
        found.Deviations.Add(new Curve(name, steps, spread));
        found.Paths.Add(path);
        found.Metrics.AddRange(steps.SelectMany((s, i) => new[] { new Metric(name, s, "drift", drift[i]), new Metric(name, s, "deviation", spread[i]) }));
        double[] shifts = [.. Enumerable.Range(0, 9).Select(i => i / 4.0)];
        double[] averages = [.. shifts.Select(s => training.Evaluate(Moved(dev, s)).Accuracy)];
        found.Shifted.Add(new Curve(name, shifts, averages));
        if (how.Normalization is not null)
        {
            found.Shifted.Add(new Curve("normalized, own mean", shifts,
                [.. shifts.Select(s => (int)training.Session.run(correct, training.Feeds(Moved(dev, s), [.. Enumerable.Range(0, dev.Count)])) / (double)dev.Count)]));
            found.Noise.AddRange(Sizes.Select(size => Noise(training, train, size, how.Seed)));
            found.Metrics.AddRange(Sizes.Zip(found.Noise, (size, n) => new Metric(name, size, "noise", n)));
        }

        void Look(int at)
        {
            if (at % every != 0)
            {
                return;
            }

            Tensorflow.NumPy.NDArray[] values = training.Session.run(new Tensor[] { mean, variance }, feeds);
            double[] means = Array.ConvertAll(values[0].ToArray<float>(), v => (double)v), deviations = Array.ConvertAll(values[1].ToArray<float>(), v => Math.Sqrt(v));
            (first, scale) = first.Length == 0 ? (means, Array.ConvertAll(deviations, d => Math.Max(d, 1e-6))) : (first, scale);
            path += last.Length == 0 ? 0 : means.Select((v, u) => Math.Abs(v - last[u]) / scale[u]).Average();
            last = means;
            steps.Add(at);
            drift.Add(means.Select((v, u) => Math.Abs(v - first[u]) / scale[u]).Average());
            spread.Add(deviations.Average());
        }
    }

    private static Dataset Moved(Dataset data, double shift) => data.WithFeatures(Array.ConvertAll(data.Features, x => x + (float)shift));

    // The first example with companions drawn anew each time: how its z̃ in the last hidden layer varies, mean over the units.
    private static double Noise(SoftmaxTraining training, Dataset data, int size, int seed)
    {
        const int draws = 60;
        var random = new Random(seed);
        double[][] seen = [.. Enumerable.Range(0, draws).Select(_ =>
        {
            int[] company = [0, .. Enumerable.Range(0, Math.Min(size, data.Count) - 1).Select(_ => random.Next(1, data.Count))];
            Tensorflow.NumPy.NDArray all = training.Session.run(training.Network.Training.Signals[^2], training.Feeds(data, company));
            float[] z = all.ToArray<float>();
            return z.Where((_, i) => i % company.Length == 0).Select(v => (double)v).ToArray();
        })];
        return Enumerable.Range(0, seen[0].Length).Average(u =>
        {
            double mean = seen.Average(z => z[u]);
            return Math.Sqrt(seen.Average(z => (z[u] - mean) * (z[u] - mean)));
        });
    }

    private sealed record Found(List<Curve> Drifts, List<Curve> Deviations, List<Curve> Shifted, List<double> Paths, List<double> Noise, List<Metric> Metrics);
}
