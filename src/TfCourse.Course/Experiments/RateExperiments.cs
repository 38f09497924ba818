using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>The learning-rate finder, and training with rates too small, right and too large.</summary>
internal static class RateExperiments
{
    public static Experiment Finder { get; } = new(
        "learning-rate-finder", "Learning-rate finder", "Two moons, the course's 2-5-2-1 network; one step a rate, from far too small to far too large.",
        [
            new("least", 1e-4, 0, 1e9, "first rate") { AboveMin = true },
            new("largest", 100, 0, 1e9, "last rate") { AboveMin = true },
            Common.Whole("steps", 120, 5, 100_000, "rates tried"),
            Common.Seed(3),
        ], Find);

    public static Experiment Convergence { get; } = new(
        "convergence", "Convergence checks", "Two moons, the course's 2-5-2-1 network, batch gradient descent with four rates, judged from the costs alone.",
        [Common.Epochs(400), Common.LearningRate(0.3, "the right rate"), Common.Seed(3)], Converge);

    public static Experiment Surfaces { get; } = new(
        "surfaces", "Local optima, saddle points, plateaus", "Five costs of two parameters; every optimizer from the same place.", [], (settings, progress, cancellation) =>
        {
            List<Metric> metrics = [];
            var clock = new ExperimentClock(progress, 1, cancellation);
            IReadOnlyList<Figure> figures = SurfacePaths.Of(OptimizerCatalogue.All, metrics, what => clock.Report(what, 0));
            clock.Finish("surfaces");
            return new ExperimentResult(
                "Gradient descent crawls along valleys and waits on plateaus and near saddles; momentum rolls through; RMSProp, Adam and their kin step equally far along flat and steep directions.",
                ["optimizer", .. TestSurface.All.Select(s => $"J, {s.Name}")],
                [.. OptimizerCatalogue.All.Select(pair => new object?[] { pair.Name }.Concat(figures.Cast<SurfaceFigure>().SelectMany(figure => figure.Paths).Where(path => path.Name == pair.Name).Zip(TestSurface.All,
                    (path, surface) => (object?)surface.Cost(path.X[^1], path.Y[^1]))).ToArray())],
                [new FigureSection("Surfaces and paths", "Every path begins at the ring. Colours: dark is low.", figures)], metrics);
        });

    private static ExperimentResult Find(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        PlanePoints train = Moons.Generate(300, 0.2, checked((uint)settings.Whole("seed")));
        var clock = new ExperimentClock(progress, 1, cancellation);
        using Graph graph = new Graph().as_default();
        var network = new CourseGraph(Initialization.He([2, 5, 2, 1], settings.Whole("seed")));
        Tensor alpha = tf.placeholder(TF_DataType.TF_DOUBLE, new Shape());
        Operation step = tf.train.GradientDescentOptimizer(alpha).minimize(network.Cost);
        var finder = new LearningRateFinder(tf.global_variables());
        Operation initialize = tf.global_variables_initializer();
        using Session session = new(graph);
        session.run(initialize);
        FeedItem[] feeds = PlaneFeeds.Of(network, train);
        ITensorOrOperation[] fetches = [network.Cost, step];
        LearningRateFinding finding = finder.Run(session, (k, rate) =>
        {
            clock.Report("finder", (double)k / settings.Whole("steps"));
            return session.run(fetches, [.. feeds, new FeedItem(alpha, HostTensor.Scalar(rate))])[0];
        }, settings["least"], settings["largest"], settings.Whole("steps"));
        clock.Finish("finder");

        int lowest = finding.Costs.Select((c, i) => (c, i)).Where(p => double.IsFinite(p.c)).MinBy(p => p.c).i;
        List<Place> places = [new Place(finding.LearningRates[lowest], finding.Costs[lowest], FormattableString.Invariant($"lowest, {finding.LearningRates[lowest]:G2}"))];
        if (finding.Suggested is { } suggested)
        {
            int at = finding.LearningRates.ToList().IndexOf(suggested);
            places.Add(new Place(suggested, finding.Costs[at], FormattableString.Invariant($"suggested, {suggested:G2}")));
        }

        return new ExperimentResult(
            finding.Suggested is { } s ? FormattableString.Invariant($"Suggested rate: {s:G3}; {finding.Reason}. The weights are what they were before, bit for bit.") : finding.Reason,
            ["rate", "value", "cost there"], [.. places.Select(p => new object?[] { p.Text.Split(',')[0], p.X, p.Y })],
            [new FigureSection("Cost over the rate", "", [new CurveFigure("One step a rate", "Flat, falling, exploding.", "α", "cost", [new Curve("cost", finding.LearningRates, finding.Costs)]) { LogX = true, Places = places }])],
            [.. finding.LearningRates.Zip(finding.Costs, (rate, cost) => new Metric("finder", rate, "cost", cost))]);
    }

    private static ExperimentResult Converge(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int seed = settings.Whole("seed"), epochs = settings.Whole("epochs");
        PlanePoints train = Moons.Generate(300, 0.2, checked((uint)seed));
        double[] rates = [settings["learning-rate"] / 1e5, settings["learning-rate"], settings["learning-rate"] * 15, settings["learning-rate"] * 1e4];
        var clock = new ExperimentClock(progress, rates.Length, cancellation);
        List<Curve> curves = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Metric> metrics = [];
        foreach (double rate in rates)
        {
            string name = $"α = {ExperimentClock.Text(rate)}";
            PlaneRun run = new PlaneTraining { Train = train, Start = Initialization.He([2, 5, 2, 1], seed), LearningRate = _ => rate, Epochs = epochs }.Run((done, cost) => clock.Report(name, done, cost));
            clock.Finish(name);
            ConvergenceFinding finding = ConvergenceCheck.Judge(run.Costs);
            curves.Add(new Curve(name, run.Epochs, run.Costs));
            metrics.AddRange(PlaneFigures.Metrics(name, run));
            rows.Add([name, run.Costs[^1], finding.State.ToString(), finding.Message]);
        }

        return new ExperimentResult(
            "The check reads the costs only: it tells falling, stalled, oscillating and broken training apart and says what it saw.",
            ["rate", "cost at last", "state", "what was seen"], rows, [new FigureSection("Costs", "", [new CurveFigure("Cost over epochs", "", "epoch", "cost", curves) { LogY = true }])], metrics);
    }
}
