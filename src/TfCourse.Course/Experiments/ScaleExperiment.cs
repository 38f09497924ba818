using TfCourse.Datasets;
using TfCourse.Reference;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Hyperparameters drawn evenly and on a logarithmic scale, and what a search finds with either.</summary>
internal static class ScaleExperiment
{
    private const double Low = 1e-4, High = 1, LeastBeta = 0.9, MostBeta = 0.999, Hopeless = 10;

    public static Experiment Experiment { get; } = new(
        "hyperparameter-scale", "The right scale for a hyperparameter", "α from 0.0001 to 1 and β from 0.9 to 0.999, drawn evenly and on a logarithmic scale; then a random search with either of α for Adam, which trains a 64-64-10 network on handwritten digits for a few epochs.",
        [Common.Whole("draws", 1000, 10, 1_000_000, "draws of α and β"), Common.Whole("trials", 30, 1, 10_000, "trials of each search"), Common.Epochs(4), Common.Seed(1)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int seed = settings.Whole("seed"), trials = settings.Whole("trials"), epochs = settings.Whole("epochs");
        np.random.seed(seed);
        NDArray u = np.random.rand(settings.Whole("draws"));
        NDArray even = Low + (High - Low) * u, logarithmic = HyperparameterScale.Logarithmic(u, Low, High);
        NDArray evenBeta = LeastBeta + (MostBeta - LeastBeta) * u, beta = HyperparameterScale.OneMinusLogarithmic(u, LeastBeta, MostBeta);
        var clock = new ExperimentClock(progress, 2 * trials, cancellation);
        DatasetSplit data = Splitting.ByFraction(DatasetCatalog.Load("digits").Train, 1.0 / 6, 0, seed: 1, stratified: true);
        List<Metric> metrics = [];
        List<Curve> best = [];
        List<IReadOnlyList<object?>> rows = [];
        foreach ((string name, NDArray rates) in new[] { ("even", even), ("logarithmic", logarithmic) })
        {
            double[] alphas = rates.ToArray<double>()[..Math.Min(trials, settings.Whole("draws"))];
            List<double> costs = [];
            (double bestRate, double least) = (double.NaN, double.MaxValue);
            foreach (double alpha in alphas)
            {
                using var training = new SoftmaxTraining(data.Train, new SoftmaxSettings([64], alpha, 64, seed, Adam: true));
                for (int epoch = 0; epoch < epochs; epoch++)
                {
                    training.Epoch(epoch);
                }

                double found = training.Evaluate(data.Dev!).Cost, cost = double.IsFinite(found) ? Math.Min(found, Hopeless) : Hopeless;
                (bestRate, least) = cost < least ? (alpha, cost) : (bestRate, least);
                costs.Add(cost);
                metrics.Add(new Metric(name, costs.Count, "cost", cost));
                clock.Finish(FormattableString.Invariant($"{name} scale, α {alpha:G3}"));
            }

            best.Add(new Curve(name, [.. Enumerable.Range(1, costs.Count).Select(t => (double)t)], ExpectedBest(costs)));
            double[] all = rates.ToArray<double>();
            rows.Add([name, Share(all, 0, 1e-3), Share(all, 1e-3, 1e-2), Share(all, 1e-2, 0.1), Share(all, 0.1, 1.01), bestRate, least]);
        }

        return new ExperimentResult(
            FormattableString.Invariant($"Drawn evenly, {(double)rows[0][4]!:P0} of the rates lie above 0.1; on a logarithmic scale {(double)rows[1][4]!:P0}. A search of {Math.Min(5, trials)} trials may expect a dev cost of {best[0].Y[Math.Min(5, trials) - 1]:0.000} on the even scale, of {best[1].Y[Math.Min(5, trials) - 1]:0.000} on the logarithmic one."),
            ["scale", "below 0.001", "to 0.01", "to 0.1", "above 0.1", "best α", "its dev cost"], rows,
            [
                new FigureSection("Draws", "The same random numbers on both scales.",
                [
                    new HistogramFigure("lg α, α drawn evenly", "Nearly all in the last decade.", "lg α", Logs(even)),
                    new HistogramFigure("lg α, α = 10^r", "Every decade alike.", "lg α", Logs(logarithmic)),
                    new HistogramFigure("Values averaged, β drawn evenly", "Hardly any long memory.", "lg 1/(1 − β)", Logs(1.0 / (1.0 - evenBeta))),
                    new HistogramFigure("Values averaged, 1 − β = 10^r", "Ten to a thousand, all alike.", "lg 1/(1 − β)", Logs(1.0 / (1.0 - beta))),
                ]),
                new FigureSection("A search with either", "", [new CurveFigure("The best dev cost to expect", FormattableString.Invariant($"Of so many trials, taken at random from {trials}; {epochs} epochs each."), "trials", "dev cost", best) { LogY = true }]),
            ], metrics);
    }

    // The mean of the least of k costs over all choices of k: the i-th least is it in C(n − i, k − 1) of C(n, k) choices.
    private static double[] ExpectedBest(List<double> costs)
    {
        double[] sorted = [.. costs.Order()];
        int n = sorted.Length;
        return [.. Enumerable.Range(1, n).Select(k =>
        {
            (double expected, double share) = (0, (double)k / n);
            for (int i = 0; i <= n - k; i++)
            {
                expected += share * sorted[i];
                share *= (double)(n - i - k) / (n - i - 1);
            }

            return expected;
        })];
    }

    private static double Share(double[] values, double from, double to) => Math.Round(values.Count(v => v >= from && v < to) / (double)values.Length, 4);

    private static double[] Logs(NDArray values) => Array.ConvertAll(values.ToArray<double>(), Math.Log10);
}
