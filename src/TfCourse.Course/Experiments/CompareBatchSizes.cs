using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>tfcourse compare batch-sizes: from one example a step to all of them.</summary>
internal static class CompareBatchSizes
{
    private static readonly int[] Sizes = [1, 8, 32, 64, 128, 300];

    public static Experiment Experiment { get; } = new(
        "batch-sizes", "Mini-batch sizes", "Two moons (300 points), the course's 2-5-2-1 network, gradient descent; size 1 is stochastic, 300 is batch gradient descent.",
        [Common.Epochs(200), Common.LearningRate(0.05), Common.Seed(3)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int epochs = settings.Whole("epochs"), seed = settings.Whole("seed");
        PlanePoints train = Moons.Generate(300, 0.2, checked((uint)seed));
        var clock = new ExperimentClock(progress, Sizes.Length, cancellation);
        List<Metric> metrics = [];
        List<Curve> costs = [], overSteps = [];
        List<IReadOnlyList<object?>> rows = [];
        foreach (int size in Sizes)
        {
            string name = size switch { 1 => "1 (stochastic)", 300 => "300 (batch)", _ => ExperimentClock.Text(size) };
            PlaneRun run = new PlaneTraining
            {
                Train = train,
                Start = Initialization.He([2, 5, 2, 1], seed),
                LearningRate = _ => settings["learning-rate"],
                Epochs = epochs,
                BatchSize = size,
                Every = Math.Max(1, epochs / 150),
            }.Run((done, cost) => clock.Report(name, done, cost));
            clock.Finish(name);
            int steps = (train.Count + size - 1) / size;
            Progress swings = Progress.Of(NumSharp.np.array(run.Costs.Skip(Math.Max(0, run.Costs.Count - 30)).Concat(run.Costs.Count < 4 ? Enumerable.Repeat(run.Costs[^1], 4) : []).ToArray()));
            metrics.AddRange(PlaneFigures.Metrics(name, run));
            costs.Add(new Curve(name, run.Epochs, run.Costs));
            overSteps.Add(new Curve(name, [.. run.Epochs.Select(e => (e + 1) * steps)], run.Costs));
            rows.Add([name, steps, steps * epochs, run.Costs[^1], swings.Swing, run.TrainAccuracy]);
        }

        return new ExperimentResult(
            FormattableString.Invariant($"In {epochs} epochs, batch gradient descent makes {epochs} steps, stochastic {300 * epochs}. Small batches get far in few epochs, but their cost swings; a step of a large one is smoother and, on hardware that computes many at once, hardly dearer."),
            ["batch size", "steps an epoch", "steps", "cost at last", "swing of the cost", "accuracy"], rows,
            [new FigureSection("Costs", "", [
                new CurveFigure("Cost over epochs", "A pass over the data is worth more the more steps it has.", "epoch", "cost", costs) { LogY = true },
                new CurveFigure("Cost over steps", "Step for step the large batches are smoother.", "step", "cost", overSteps) { LogY = true, LogX = true },
            ])], metrics);
    }
}
