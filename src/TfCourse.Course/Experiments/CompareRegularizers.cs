using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>tfcourse compare regularizers: one network that overfits, and every way against it.</summary>
internal static class CompareRegularizers
{
    private static readonly IReadOnlyList<ExperimentParameter> Numbers =
    [
        Common.Epochs(6000),
        Common.LearningRate(0.3),
        Common.Points("points", 80, "training points"),
        Common.Noise(0.35),
        Common.Lambda("l2", 0.25, "λ of L2 regularization"),
        Common.Lambda("l1", 0.12, "λ of L1 regularization"),
        Common.KeepProb(0.8),
        new("max-norm", 1.5, 0, 1e6, "largest length of the weights into a unit") { AboveMin = true },
        new("jitter", 0.15, 0, 10, "deviation of the noise that augmentation puts on the points"),
        Common.Whole("patience", 10, 1, 10_000, "kept epochs without a better dev cost before early stopping"),
        Common.Seed(3),
    ];

    private static readonly (string Name, Func<PlaneTraining, ExperimentSettings, PlaneTraining> Make)[] Variants =
    [
        ("none", (t, _) => t),
        ("l2", (t, s) => With(t, l2: s["l2"])),
        ("l1", (t, s) => With(t, l1: s["l1"])),
        ("dropout", (t, s) => With(t, keepProb: s["keep-prob"])),
        ("max-norm", (t, s) => With(t, maxNorm: s["max-norm"])),
        ("augmentation", (t, s) => With(t, jitter: s["jitter"])),
        ("early-stopping", (t, s) => With(t, patience: s.Whole("patience"))),
    ];

    public static Experiment Experiment { get; } = Of("regularizers", "Regularization", [.. Variants.Select(v => v.Name)]);

    /// <summary>The experiment with no regularization and some kinds of it.</summary>
    public static Experiment Of(string name, string title, params string[] kinds) => new(
        name, title, "Two noisy moons, few training points, a 2-20-20-1 relu network that can learn them by heart; 1000 dev points.", Numbers,
        (settings, progress, cancellation) => Run(settings, progress, [.. Variants.Where(v => v.Name == "none" || kinds.Contains(v.Name))], cancellation));

    private static PlaneTraining With(
        PlaneTraining t, double l2 = 0, double l1 = 0, double keepProb = 1, double maxNorm = 0, double jitter = 0, int patience = 0) => new()
        {
            Train = t.Train,
            Dev = t.Dev,
            Start = t.Start,
            LearningRate = t.LearningRate,
            Epochs = t.Epochs,
            Every = t.Every,
            Seed = t.Seed,
            L2 = l2,
            L1 = l1,
            KeepProb = keepProb,
            MaxNorm = maxNorm,
            Jitter = jitter,
            Patience = patience,
        };

    private static ExperimentResult Run(
        ExperimentSettings settings, IProgress<ExperimentProgress>? progress, (string Name, Func<PlaneTraining, ExperimentSettings, PlaneTraining> Make)[] variants, CancellationToken cancellation)
    {
        int epochs = settings.Whole("epochs"), seed = settings.Whole("seed");
        PlanePoints train = Moons.Generate(settings.Whole("points"), settings["noise"], checked((uint)seed)), dev = Moons.Generate(1000, settings["noise"], checked((uint)seed + 1));
        var plain = new PlaneTraining
        {
            Train = train,
            Dev = dev,
            Start = Initialization.He([2, 20, 20, 1], seed),
            LearningRate = _ => settings["learning-rate"],
            Epochs = epochs,
            Every = Math.Max(1, epochs / 150),
            Seed = seed,
        };
        var clock = new ExperimentClock(progress, variants.Length, cancellation);
        List<Metric> metrics = [];
        List<Curve> trainCosts = [], devCosts = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Figure> boundaries = [];
        List<HistogramFigure> weights = [];
        List<Place> places = [];
        foreach ((string name, Func<PlaneTraining, ExperimentSettings, PlaneTraining> make) in variants)
        {
            PlaneRun run = make(plain, settings).Run((done, cost) => clock.Report(name, done, cost));
            clock.Finish(name);
            metrics.AddRange(PlaneFigures.Metrics(name, run));
            trainCosts.Add(new Curve(name, run.Epochs, run.Costs));
            devCosts.Add(new Curve(name, run.Epochs, run.DevCosts));
            Diagnosis diagnosis = Diagnosis.Of(1 - run.TrainAccuracy, 1 - run.DevAccuracy, baseError: 0.08);
            rows.Add([name, run.TrainAccuracy, run.DevAccuracy, run.DevCosts.Min(), run.WeightNorm, run.SparseShare, diagnosis.Verdict]);
            boundaries.Add(new BoundaryFigure(name, FormattableString.Invariant($"train {run.TrainAccuracy:P0}, dev {run.DevAccuracy:P0}"), run.Probability, train));
            weights.Add(new HistogramFigure($"{name}: weights", "", "w", [.. run.Parameters.Names.Where(n => n[0] == 'W').SelectMany(n => run.Parameters[n].ToArray<double>())]));
            if (run.BestEpoch is { } best)
            {
                places.Add(new Place(best, run.DevCosts.Min(), "early stopping keeps these"));
            }
        }

        IReadOnlyList<object?> winner = rows.MaxBy(row => (double)row[2]!)!;
        return new ExperimentResult(
            FormattableString.Invariant($"Without regularization the network gets {(double)rows[0][1]!:P1} of its training points right and {(double)rows[0][2]!:P1} of the dev points. Best on the dev points: {winner[0]} with {(double)winner[2]!:P1}."),
            ["regularization", "train accuracy", "dev accuracy", "least dev cost", "‖W‖", "weights near 0", "diagnosis"], rows,
            [
                new FigureSection("Costs", "Training costs fall on; what counts is the dev cost.",
                [
                    new CurveFigure("Dev cost", "Without regularization it rises again: overfitting.", "epoch", "cross-entropy", devCosts) { Places = places, LogY = true },
                    new CurveFigure("Training cost J", "With its penalty, where there is one.", "epoch", "J", trainCosts) { LogY = true },
                ]),
                new FigureSection("What was learnt", "The classes that each network gives the plane, with the training points: circles are class 0, triangles class 1.", boundaries),
                new FigureSection("Weights", "L2 draws all weights in, L1 many of them to 0, max-norm bounds a unit's together.", HistogramFigure.OverOneRange(weights)),
            ], metrics);
    }
}
