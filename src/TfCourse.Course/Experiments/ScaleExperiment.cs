using TfCourse.Datasets;
using TfCourse.Reference;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Hyperparameters drawn evenly and on a logarithmic scale, and what a search finds with either.</summary>
internal static class ScaleExperiment
{
    private const double Low = 1e-4, High = 1, LeastBeta = 0.9, MostBeta = 0.999;

    public static Experiment Experiment { get; } = new(
        "hyperparameter-scale", "The right scale for a hyperparameter", "α from 0.0001 to 1 and β from 0.9 to 0.999, drawn evenly and on a logarithmic scale; then a random search of α for Adam on two moons with either.",
        [Common.Whole("draws", 1000, 10, 1_000_000, "draws of α and β"), Common.Whole("trials", 12, 1, 10_000, "trials of each search"), Common.Epochs(60), Common.Seed(1)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int seed = settings.Whole("seed"), trials = settings.Whole("trials"), epochs = settings.Whole("epochs");
        np.random.seed(seed);
        NDArray u = np.random.rand(settings.Whole("draws"));
        NDArray even = Low + (High - Low) * u, logarithmic = HyperparameterScale.Logarithmic(u, Low, High);
        NDArray evenBeta = LeastBeta + (MostBeta - LeastBeta) * u, beta = HyperparameterScale.OneMinusLogarithmic(u, LeastBeta, MostBeta);
        var clock = new ExperimentClock(progress, 2 * trials, cancellation);
        PlanePoints train = Moons.Generate(300, 0.2, checked((uint)seed));
        List<Metric> metrics = [];
        List<Curve> best = [];
        List<IReadOnlyList<object?>> rows = [];
        foreach ((string name, NDArray rates) in new[] { ("even", even), ("logarithmic", logarithmic) })
        {
            double[] alphas = rates.ToArray<double>()[..Math.Min(trials, settings.Whole("draws"))];
            List<double> soFar = [];
            (double bestRate, double least) = (double.NaN, double.PositiveInfinity);
            foreach (double alpha in alphas)
            {
                double cost = new PlaneTraining
                {
                    Train = train,
                    Start = Initialization.He([2, 5, 2, 1], seed),
                    Step = OptimizerCatalogue.Find("adam-tf").Step,
                    LearningRate = _ => alpha,
                    Epochs = epochs,
                    BatchSize = 64,
                    Every = epochs,
                }.Run().Costs[^1];
                (bestRate, least) = cost < least ? (alpha, cost) : (bestRate, least);
                soFar.Add(least);
                metrics.Add(new Metric(name, soFar.Count, "cost", cost));
                clock.Finish(FormattableString.Invariant($"{name} scale, α {alpha:G3}"));
            }

            best.Add(new Curve(name, [.. Enumerable.Range(1, soFar.Count).Select(t => (double)t)], soFar));
            double[] all = rates.ToArray<double>();
            rows.Add([name, Share(all, 0, 1e-3), Share(all, 1e-3, 1e-2), Share(all, 1e-2, 0.1), Share(all, 0.1, 1.01), bestRate, least]);
        }

        return new ExperimentResult(
            FormattableString.Invariant($"Drawn evenly, {(double)rows[0][4]!:P0} of the rates lie above 0.1; on a logarithmic scale {(double)rows[1][4]!:P0}. After {trials} trials the even search has a cost of {(double)rows[0][6]!:0.000}, the logarithmic one {(double)rows[1][6]!:0.000}."),
            ["scale", "below 0.001", "to 0.01", "to 0.1", "above 0.1", "best α", "its cost"], rows,
            [
                new FigureSection("Draws", "The same random numbers on both scales.",
                [
                    new HistogramFigure("lg α, α drawn evenly", "Nearly all in the last decade.", "lg α", Logs(even)),
                    new HistogramFigure("lg α, α = 10^r", "Every decade alike.", "lg α", Logs(logarithmic)),
                    new HistogramFigure("Values averaged, β drawn evenly", "Hardly any long memory.", "lg 1/(1 − β)", Logs(1.0 / (1.0 - evenBeta))),
                    new HistogramFigure("Values averaged, 1 − β = 10^r", "Ten to a thousand, all alike.", "lg 1/(1 − β)", Logs(1.0 / (1.0 - beta))),
                ]),
                new FigureSection("A search with either", "", [new CurveFigure("Best cost so far", FormattableString.Invariant($"Random search of α, {epochs} epochs a trial."), "trial", "cost", best)]),
            ], metrics);
    }

    private static double Share(double[] values, double from, double to) => Math.Round(values.Count(v => v >= from && v < to) / (double)values.Length, 4);

    private static double[] Logs(NDArray values) => Array.ConvertAll(values.ToArray<double>(), Math.Log10);
}
