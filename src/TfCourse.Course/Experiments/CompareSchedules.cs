using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>tfcourse compare schedules: the course's experiment with every way to let α fall.</summary>
internal static class CompareSchedules
{
    public static Experiment Experiment { get; } = new(
        "schedules", "Learning-rate decay", "Two moons, the course's 2-5-2-1 network, mini-batch gradient descent; only α differs.",
        [
            Common.Epochs(2000),
            Common.BatchSize(64),
            Common.LearningRate(0.1, "α of epoch 0"),
            Common.Lambda("decay", 1, "decay rate of 1/(1 + decay·epoch), per epoch or interval"),
            new("rate", 0.998, 0, 1, "what is left of α after an epoch, exponentially") { AboveMin = true },
            Common.Whole("interval", 500, 1, 1_000_000, "epochs of an interval or stair"),
            Common.Whole("warm-up", 100, 0, 1_000_000, "epochs of warm-up before the cosine"),
            Common.Seed(3),
        ], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int epochs = settings.Whole("epochs"), seed = settings.Whole("seed"), interval = settings.Whole("interval"), warmUp = settings.Whole("warm-up");
        double alpha = settings["learning-rate"], decay = settings["decay"];
        Range.Require(warmUp, "warm-up", 0, epochs - 1, whole: true);
        (string Name, Func<int, double> Rate)[] schedules =
        [
            ("constant", _ => alpha),
            ("every epoch", e => LearningRateDecay.EveryEpoch(alpha, e, decay)),
            ("in intervals", e => LearningRateDecay.InIntervals(alpha, e, decay, interval)),
            ("exponential", e => LearningRateDecay.Exponential(alpha, e, settings["rate"])),
            ("inverse root", e => LearningRateDecay.InverseRoot(alpha, e)),
            ("staircase", e => LearningRateDecay.Staircase(alpha, e, interval)),
            ("manual", e => LearningRateDecay.Manual(e, [(0, alpha), (Math.Max(1, epochs / 2), alpha / 10), (Math.Max(2, epochs * 3 / 4), alpha / 100)])),
            ("cosine with warm-up", e => LearningRateDecay.CosineWithWarmUp(alpha, e, epochs, warmUp)),
        ];
        PlanePoints train = Moons.Generate(300, 0.2, checked((uint)seed));
        var clock = new ExperimentClock(progress, schedules.Length, cancellation);
        List<Metric> metrics = [];
        List<Curve> costs = [], rates = [];
        List<IReadOnlyList<object?>> rows = [];
        foreach ((string name, Func<int, double> rate) in schedules)
        {
            PlaneRun run = new PlaneTraining
            {
                Train = train,
                Start = Initialization.He([2, 5, 2, 1], seed),
                LearningRate = rate,
                Epochs = epochs,
                BatchSize = settings.Whole("batch-size"),
                Every = Math.Max(1, epochs / 150),
            }.Run((done, cost) => clock.Report(name, done, cost));
            clock.Finish(name);
            metrics.AddRange(PlaneFigures.Metrics(name, run));
            metrics.AddRange(run.Epochs.Select(e => new Metric(name, e, "learning_rate", rate((int)e))));
            costs.Add(new Curve(name, run.Epochs, run.Costs));
            rates.Add(new Curve(name, run.Epochs, [.. run.Epochs.Select(e => rate((int)e))]));
            rows.Add([name, rate(0), rate(epochs - 1), run.Costs[^1], run.TrainAccuracy]);
        }

        IReadOnlyList<object?> best = rows.MinBy(row => (double)row[3]!)!;
        return new ExperimentResult(
            FormattableString.Invariant($"Lowest cost after {epochs} epochs: {best[0]} with {(double)best[3]!:0.0000}. Decay in every epoch soon makes steps too short for a long training; in intervals it does not."),
            ["schedule", "α at first", "α at last", "cost at last", "accuracy"], rows,
            [
                new FigureSection("Learning rates", "", [new CurveFigure("α over epochs", "Logarithmic.", "epoch", "α", rates) { LogY = true }]),
                new FigureSection("Costs", "", [new CurveFigure("Cost over epochs", "Where α has fallen, the cost wanders less.", "epoch", "cost", costs) { LogY = true }]),
            ], metrics);
    }
}
