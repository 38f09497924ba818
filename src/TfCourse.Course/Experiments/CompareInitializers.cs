using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>tfcourse compare initializers: the course's experiment with every scheme.</summary>
internal static class CompareInitializers
{
    public static Experiment Experiment { get; } = new(
        "initializers", "Initialization of weights", "Two circles, a 2-10-5-1 relu network, gradient descent on all points: the course's experiment, with more schemes than it has.",
        [
            Common.Whole("iterations", 15_000, 1, 1_000_000, "updates"),
            Common.LearningRate(0.01),
            new("scale", 10, 0, 1000, "factor of the large random weights") { AboveMin = true },
            Common.Seed(3),
        ], Run);

    private static readonly int[] Units = [2, 10, 5, 1];

    internal static IReadOnlyList<(string Name, Func<int[], int, Parameters> Make)> Schemes(double scale) =>
    [
        ("zeros", (units, _) => Initialization.Zeros(units)),
        ("large random", (units, seed) => Initialization.Random(units, seed, scale)),
        ("LeCun", Initialization.LeCun),
        ("Glorot", Initialization.Glorot),
        ("Xavier", Initialization.Xavier),
        ("orthogonal", (units, seed) => Initialization.Orthogonal(units, seed, Math.Sqrt(2))),
        ("He", Initialization.He),
    ];

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        PlanePoints train = Circles.Generate(300, 0.05, 1), test = Circles.Generate(100, 0.05, 2);
        int iterations = settings.Whole("iterations"), seed = settings.Whole("seed");
        var schemes = Schemes(settings["scale"]);
        var clock = new ExperimentClock(progress, schemes.Count, cancellation);
        List<Metric> metrics = [];
        List<Curve> costs = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Figure> boundaries = [], histograms = [];
        foreach ((string name, Func<int[], int, Parameters> make) in schemes)
        {
            Parameters start = make(Units, seed);
            PlaneRun run = new PlaneTraining
            {
                Train = train,
                Dev = test,
                Start = start,
                Epochs = iterations,
                LearningRate = _ => settings["learning-rate"],
                Every = Math.Max(1, iterations / 150),
            }.Run((done, cost) => clock.Report(name, done, cost));
            clock.Finish(name);
            metrics.AddRange(PlaneFigures.Metrics(name, run));
            costs.Add(new Curve(name, run.Epochs, run.Costs));
            rows.Add([name, run.Costs[0], run.Costs[^1], run.TrainAccuracy, run.DevAccuracy]);
            boundaries.Add(new BoundaryFigure(name, FormattableString.Invariant($"test accuracy {run.DevAccuracy:P0}"), run.Probability, train));
            ForwardCache cache = ForwardPropagation.Run(PlaneFigures.Columns(train), start);
            histograms.Add(new HistogramFigure($"{name}: Z of layer 2 before training", "", "z", cache.Layers[1].Z.ToArray<double>()));
        }

        IReadOnlyList<object?> best = rows.MaxBy(row => (double)row[4]!)!;
        return new ExperimentResult(
            FormattableString.Invariant($"Best on the test points: {best[0]} with {(double)best[4]!:P1}. Zeros never break the symmetry of the units and stay at ln 2; large weights saturate the output, begin with a huge cost and learn slowly; scales that fit the layer learn."),
            ["initialization", "cost at first", "cost at last", "train accuracy", "test accuracy"], rows,
            [
                new FigureSection("Cost", "The cost before each update.", [new CurveFigure("Cost over iterations", "Zeros stay flat; large weights begin with a cost beyond 1000.", "iteration", "cost", costs) { LogY = true }]),
                new FigureSection("What was learnt", "The classes that each network gives the plane, with the training points: circles are class 0, triangles class 1.", boundaries),
                new FigureSection("Signals before training", "The linear parts of layer 2 at the first weights: all 0 with zeros, wide with large weights.", histograms),
            ], metrics);
    }
}
