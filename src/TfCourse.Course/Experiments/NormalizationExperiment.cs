using TfCourse.Reference;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>The cost surface of two features of very different sizes, before and after normalization, and gradient descent on both.</summary>
internal static class NormalizationExperiment
{
    public static Experiment Experiment { get; } = new(
        "input-normalization", "Normalizing inputs", "A logistic unit without bias on two features, one several times the size of the other; 60 steps of gradient descent, each with the largest rate that does not diverge.",
        [Common.Whole("steps", 60, 1, 100_000, "steps"), new("ratio", 6, 1, 1000, "size of the second feature against the first"), Common.Seed(2)], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        np.random.seed(settings.Whole("seed"));
        NDArray raw = np.random.randn(2, 80), noise = np.random.randn(1, 80);
        NDArray Y = (raw["0:1"] + 0.8 * raw["1:2"] + 0.7 * noise > 0.0).astype(np.float64);
        NDArray X = raw * np.array(1.0, settings["ratio"]).reshape(2, 1);
        var clock = new ExperimentClock(progress, 2, cancellation);
        List<Figure> figures = [];
        List<Curve> costs = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Metric> metrics = [];
        foreach ((string name, NDArray inputs) in new[] { ("as measured", X), ("normalized", InputNormalization.Fit(X).Apply(X)) })
        {
            // The cost's curvature is at most a quarter of the largest eigenvalue of X·Xᵀ/m; 2 over it is the edge of divergence.
            double a = (double)np.mean(inputs["0:1"] * inputs["0:1"]), b = (double)np.mean(inputs["1:2"] * inputs["1:2"]), c = (double)np.mean(inputs["0:1"] * inputs["1:2"]);
            double largest = ((a + b) / 2) + Math.Sqrt(((a - b) * (a - b) / 4) + (c * c)), alpha = 1.9 / (0.25 * largest);
            Parameters theta = new();
            theta["W1"] = np.array(-1.5, -1.0).reshape(1, 2);
            theta["b1"] = np.zeros((1, 1));
            List<double> x = [-1.5], y = [-1.0], cost = [];
            for (int step = 0; step < settings.Whole("steps"); step++)
            {
                ForwardCache cache = ForwardPropagation.Run(inputs, theta);
                cost.Add(Reference.Cost.CrossEntropy(cache.AL, Y));
                metrics.Add(new Metric(name, step, "cost", cost[^1]));
                Gradients g = BackwardPropagation.Run(cache, Y);
                theta = theta.Select((parameter, w) => parameter == "W1" ? w - alpha * g.Of(parameter) : w);
                x.Add((double)theta.W(1)[0, 0]);
                y.Add((double)theta.W(1)[0, 1]);
            }

            clock.Finish(name);
            costs.Add(new Curve(name, [.. Enumerable.Range(0, cost.Count).Select(i => (double)i)], cost));
            rows.Add([name, alpha, cost[0], cost[^1]]);
            figures.Add(new SurfaceFigure(name, FormattableString.Invariant($"Largest safe rate: {alpha:G3}."), PlaneFigures.Grid(-2, 4, -2, 4, (w1, w2) => Cost(inputs, Y, w1, w2), 61),
                [new Curve("gradient descent", x, y)], []));
        }

        return new ExperimentResult(
            FormattableString.Invariant($"After {settings.Whole("steps")} steps the cost is {(double)rows[0][3]!:0.000} on the features as measured and {(double)rows[1][3]!:0.000} on the normalized ones: the valley has become round."),
            ["inputs", "α", "cost at first", "cost at last"], rows,
            [new FigureSection("Cost surfaces", "The cost of the two weights, and the path.", figures), new FigureSection("Costs", "", [new CurveFigure("Cost over steps", "", "step", "cost", costs)])], metrics);
    }

    private static double Cost(NDArray X, NDArray Y, double w1, double w2)
    {
        double[] x = X.ToArray<double>(), y = Y.ToArray<double>();
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double z = (w1 * x[i]) + (w2 * x[y.Length + i]);
            sum += Math.Max(z, 0) - (z * y[i]) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
        }

        return sum / y.Length;
    }
}
