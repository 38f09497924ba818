using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Differences over their step, and steps bounded by clipping.</summary>
internal static class GradientExperiments
{
    public static Experiment Checking { get; } = new(
        "gradient-checking", "Gradient checking", "J of a 4-5-3-1 network: the error of one-sided and two-sided differences over ε; then the five rules on a right and on two broken backward passes, and every kind of layer, by hand and as a graph.",
        [Common.Lambda("lambda", 0.7, "λ of the L2 term"), Common.Seed(1)], Check);

    public static Experiment Clipping { get; } = new(
        "gradient-clipping", "Gradient clipping", "Two moons, a 2-10-10-10-1 relu network from weights three times too large, with and without a bound on the gradients.",
        [Common.Epochs(300), Common.LearningRate(0.1), new("limit", 1, 0, 1e9, "bound of value, norm and global norm") { AboveMin = true }, Common.Seed(3)], Clip);

    private static ExperimentResult Check(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        var clock = new ExperimentClock(progress, 2, cancellation);
        double lambda = settings["lambda"];
        int seed = settings.Whole("seed");

        // Biases away from 0: zero biases put units whose inputs are all off exactly on relu's kink, where differences are no derivative.
        Parameters parameters = Initialization.Xavier([4, 5, 3, 1], seed).Select((name, w) => name[0] == 'b' ? NumSharp.np.random.randn(w.shape) * 0.2 : w);
        NumSharp.NDArray X = NumSharp.np.random.randn(4, 16), Y = (NumSharp.np.random.rand(1, 16) < 0.5).astype(NumSharp.np.float64);
        Gradients Backward(Parameters theta) => L2Regularization.AddTo(BackwardPropagation.Run(ForwardPropagation.Run(X, theta), Y), theta, lambda, 16);
        double J(Parameters theta) => Reference.Cost.CrossEntropy(ForwardPropagation.Run(X, theta).AL, Y) + L2Regularization.Cost(theta, lambda, 16);

        double[] epsilons = [.. Enumerable.Range(0, 25).Select(k => Math.Pow(10, -k / 2.0))];
        double exact = (double)Backward(parameters)["dW1"][0, 0];
        double Along(double w) => J(parameters.Select((name, value) =>
        {
            NumSharp.NDArray moved = value.copy();
            if (name == "W1")
            {
                moved[0, 0] = w;
            }

            return moved;
        }));
        double at = (double)parameters.W(1)[0, 0];
        double[] oneSided = [.. epsilons.Select(e => Math.Abs(GradientCheck.OneSided(Along, at, e) - exact))], twoSided = [.. epsilons.Select(e => Math.Abs(GradientCheck.TwoSided(Along, at, e) - exact))];
        clock.Finish("differences over ε");

        var rules = new FiveRules(X, Y, lambda);
        FiveRulesReport right = rules.Run(parameters, Backward), doubled = rules.Run(parameters, theta =>
        {
            Gradients g = Backward(theta);
            g["dW2"] = 2 * g["dW2"];
            return g;
        }), forgotten = rules.Run(parameters, theta => BackwardPropagation.Run(ForwardPropagation.Run(X, theta), Y));
        clock.Finish("five rules");
        return new ExperimentResult(
            "The two-sided error falls with ε², the one-sided one with ε; below 1e-5 or so the rounding of J, divided by ε, takes over.",
            ["backward pass", "difference", "after training", "first component", "rules say"],
            [Row("right", right), Row("dW2 doubled", doubled), Row("λ forgotten", forgotten), .. LayerKinds.Differences(seed).Select(kind => Kind("by hand", kind)), .. GraphLayerKinds.Differences(seed).Select(kind => Kind("graph", kind))],
            [new FigureSection("Error over ε", "", [new CurveFigure("Error of dW1[0, 0] over ε", "Both fall from the right to the left until rounding takes over.", "ε", "error",
                [new Curve("one-sided", epsilons, oneSided), new Curve("two-sided", epsilons, twoSided)]) { LogX = true, LogY = true }])],
            [.. epsilons.SelectMany((e, i) => new[] { new Metric("one-sided", e, "error", oneSided[i]), new Metric("two-sided", e, "error", twoSided[i]) })]);

        static IReadOnlyList<object?> Kind(string where, (string Name, double Difference) kind)
            => [$"{where}: {kind.Name}", kind.Difference, null, kind.Difference <= GradientCheck.Threshold ? "all right" : "wrong", null];

        static IReadOnlyList<object?> Row(string name, FiveRulesReport r)
            => [name, r.Difference, r.DifferenceLater, r.Components.Count == 0 ? "all right" : r.Components[0].Split(',')[0], r.Warnings.Count == 0 ? "nothing" : r.Warnings[0].Split(':')[0]];
    }

    private static ExperimentResult Clip(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int seed = settings.Whole("seed"), epochs = settings.Whole("epochs");
        double limit = settings["limit"];
        PlanePoints train = Moons.Generate(300, 0.2, checked((uint)seed));
        Parameters start = Initialization.He([2, 10, 10, 10, 1], seed).Select((name, w) => name[0] == 'W' ? 3 * w : w);
        (string Name, Func<Tensor[], Tensor[]> Clip)[] variants =
        [
            ("no clipping", g => g),
            ("by value", g => [.. g.Select(x => tf.clip_by_value(x, -limit, limit))]),
            ("by norm", g => [.. g.Select(x => tf.clip_by_norm(x, limit))]),
            ("by global norm", g => tf.clip_by_global_norm(g, limit).list_clipped),
        ];
        var clock = new ExperimentClock(progress, variants.Length, cancellation);
        List<Curve> curves = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Metric> metrics = [];
        foreach ((string name, Func<Tensor[], Tensor[]> clip) in variants)
        {
            PlaneRun run = new PlaneTraining
            {
                Train = train,
                Start = start,
                Epochs = epochs,
                LearningRate = _ => settings["learning-rate"],
                Every = Math.Max(1, epochs / 150),
                Step = (loss, variables, alpha) =>
                {
                    Tensor[] gradients = clip(tf.gradients(loss, [.. variables.Select(v => (Tensor)v)]));
                    return tf.train.GradientDescentOptimizer(alpha).apply_gradients([.. gradients.Zip(variables, (g, v) => Tuple.Create(g, (IVariableV1)v))]);
                },
            }.Run((done, cost) => clock.Report(name, done, cost));
            clock.Finish(name);
            curves.Add(new Curve(name, run.Epochs, run.Costs));
            metrics.AddRange(PlaneFigures.Metrics(name, run));
            rows.Add([name, run.Costs[0], run.Costs.Max(), run.Costs[^1], run.TrainAccuracy]);
        }

        return new ExperimentResult(
            "Without a bound the first steps along huge gradients throw the weights far away; clipped steps go the same way, but not too far.",
            ["clipping", "cost at first", "largest cost", "cost at last", "accuracy"], rows,
            [new FigureSection("Costs", "", [new CurveFigure("Cost over epochs", "", "epoch", "cost", curves) { LogY = true }])], metrics);
    }
}
