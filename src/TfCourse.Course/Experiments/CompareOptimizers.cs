using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>tfcourse compare optimizers: the course's experiment on two moons with every optimizer, and their paths on surfaces.</summary>
internal static class CompareOptimizers
{
    private static readonly IReadOnlyList<ExperimentParameter> Numbers =
    [
        Common.Epochs(1000),
        Common.BatchSize(64),
        new("learning-rate", 0, 0, 1000, "step size α of all optimizers; 0 for a rate that suits each"),
        Common.Seed(3),
    ];

    public static Experiment Experiment { get; } = Of("optimizers", "Optimization algorithms", [.. OptimizerCatalogue.All.Select(pair => pair.Name)]);

    /// <summary>The experiment with some of the optimizers.</summary>
    public static Experiment Of(string name, string title, params string[] optimizers) => new(
        name, title, "Two moons (300 points, noise 0.2), the course's 2-5-2-1 relu network, mini-batches in the course's order.", Numbers,
        (settings, progress, cancellation) => Run(settings, progress, [.. OptimizerCatalogue.All.Where(pair => optimizers.Contains(pair.Name))], cancellation));

    private static ExperimentResult Run(
        ExperimentSettings settings, IProgress<ExperimentProgress>? progress, IReadOnlyList<OptimizerPair> optimizers, CancellationToken cancellation)
    {
        int epochs = settings.Whole("epochs"), seed = settings.Whole("seed");
        PlanePoints train = Moons.Generate(300, 0.2, checked((uint)seed));
        var clock = new ExperimentClock(progress, optimizers.Count + 1, cancellation);
        List<Metric> metrics = [];
        List<Curve> costs = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Figure> boundaries = [];
        foreach (OptimizerPair pair in optimizers)
        {
            double alpha = settings["learning-rate"] > 0 ? settings["learning-rate"] : pair.LearningRate;
            PlaneRun run = new PlaneTraining
            {
                Train = train,
                Start = Initialization.He([2, 5, 2, 1], seed),
                Step = pair.Step,
                LearningRate = _ => alpha,
                Epochs = epochs,
                BatchSize = settings.Whole("batch-size"),
                Every = Math.Max(1, epochs / 150),
            }.Run((done, cost) => clock.Report(pair.Name, done, cost));
            clock.Finish(pair.Name);
            metrics.AddRange(PlaneFigures.Metrics(pair.Name, run));
            costs.Add(new Curve(pair.Name, run.Epochs, run.Costs));
            rows.Add([pair.Name, alpha, run.Costs[0], run.Costs[^1], run.TrainAccuracy, ConvergenceCheck.Judge(run.Costs).State.ToString()]);
            boundaries.Add(new BoundaryFigure($"{pair.Title}", FormattableString.Invariant($"accuracy {run.TrainAccuracy:P1}"), run.Probability, train));
        }

        IReadOnlyList<Figure> surfaces = SurfacePaths.Of(optimizers, metrics, what => clock.Report(what, 0));
        IReadOnlyList<object?> best = rows.MinBy(row => double.IsNaN((double)row[3]!) ? double.PositiveInfinity : (double)row[3]!)!;
        return new ExperimentResult(
            FormattableString.Invariant($"Lowest cost after {epochs} epochs: {best[0]} with {(double)best[3]!:0.0000}."),
            ["optimizer", "α", "cost at first", "cost at last", "accuracy", "convergence"], rows,
            [
                new FigureSection("Cost", "The cost of each epoch, over its mini-batches.", [new CurveFigure("Cost over epochs", "Each optimizer at its own rate, or all at the one that was asked for.", "epoch", "cost", costs) { LogY = true }]),
                new FigureSection("Surfaces and paths", "Costs of two parameters; every path begins at the ring. Colours: dark is low.", surfaces),
                new FigureSection("What was learnt", "The classes that each network gives the plane, with the training points: circles are class 0, triangles class 1.", boundaries),
            ], metrics);
    }
}
