using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>Adam without decay, with L2 in its gradient, and with decoupled decay.</summary>
internal static class DecayExperiment
{
    public static Experiment Experiment { get; } = new(
        "weight-decay", "Weight decay against L2 under Adam", "Two noisy moons, a 2-20-20-1 relu network, Adam; λ as L2 in the gradient and as decay beside the step.",
        [Common.Epochs(1500), Common.LearningRate(0.005), Common.Lambda("lambda", 0.05, "λ of both"), Common.Noise(0.35), Common.Seed(3)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int seed = settings.Whole("seed"), epochs = settings.Whole("epochs");
        double lambda = settings["lambda"];
        PlanePoints train = Moons.Generate(80, settings["noise"], checked((uint)seed)), dev = Moons.Generate(1000, settings["noise"], checked((uint)seed + 1));
        Func<Tensor, IReadOnlyList<ResourceVariable>, Tensor, Operation> adam = OptimizerCatalogue.Find("adam").Step;
        (string Name, double L2, Func<Tensor, IReadOnlyList<ResourceVariable>, Tensor, Operation> Step)[] variants =
        [
            ("Adam", 0, adam),
            ("Adam with L2", lambda * train.Count, adam),
            ("AdamW", 0, (loss, variables, alpha) => new AdamWOptimizer(lambda).Minimize(loss, variables, alpha)),
        ];
        var clock = new ExperimentClock(progress, variants.Length, cancellation);
        List<Curve> curves = [];
        List<HistogramFigure> weights = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Metric> metrics = [];
        foreach ((string name, double l2, Func<Tensor, IReadOnlyList<ResourceVariable>, Tensor, Operation> step) in variants)
        {
            PlaneRun run = new PlaneTraining
            {
                Train = train,
                Dev = dev,
                Start = Initialization.He([2, 20, 20, 1], seed),
                Step = step,
                L2 = l2,
                LearningRate = _ => settings["learning-rate"],
                Epochs = epochs,
                Every = Math.Max(1, epochs / 150),
            }.Run((done, cost) => clock.Report(name, done, cost));
            clock.Finish(name);
            curves.Add(new Curve(name, run.Epochs, run.DevCosts));
            metrics.AddRange(PlaneFigures.Metrics(name, run));
            rows.Add([name, run.TrainAccuracy, run.DevAccuracy, run.DevCosts.Min(), run.WeightNorm]);
            weights.Add(new HistogramFigure($"{name}: weights", "", "w", [.. run.Parameters.Names.Where(n => n[0] == 'W').SelectMany(n => run.Parameters[n].ToArray<double>())]));
        }

        return new ExperimentResult(
            FormattableString.Invariant($"With the same λ, L2 inside Adam leaves weights of length {(double)rows[1][4]!:0.0}, decay beside the step {(double)rows[2][4]!:0.0}, none {(double)rows[0][4]!:0.0}: Adam divides L2's pull by the size of the gradients."),
            ["optimizer", "train accuracy", "dev accuracy", "least dev cost", "‖W‖"], rows,
            [new FigureSection("Dev cost", "", [new CurveFigure("Dev cost over epochs", "", "epoch", "cross-entropy", curves) { LogY = true }]), new FigureSection("Weights", "Over one range of values.", HistogramFigure.OverOneRange(weights))], metrics);
    }
}
