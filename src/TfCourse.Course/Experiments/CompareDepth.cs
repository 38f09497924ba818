using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>tfcourse compare depth: how long activations and gradients are, layer by layer.</summary>
internal static class CompareDepth
{
    // What lengths may change by over all layers and still be called healthy.
    private const double Factor = 100;

    public static Experiment Experiment { get; } = new(
        "depth", "Vanishing and exploding gradients", "A deep network before training: 64 normally distributed examples, random labels; the lengths of Al and dWl for each initialization and activation.",
        [
            Common.Whole("layers", 20, 2, 200, "hidden layers"),
            Common.Whole("units", 32, 1, 2048, "units of a hidden layer"),
            new("scale", 1, 0, 1000, "factor of the large random weights") { AboveMin = true },
            Common.Seed(1),
        ], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int depth = settings.Whole("layers"), width = settings.Whole("units"), seed = settings.Whole("seed");
        int[] units = [.. Enumerable.Repeat(width, depth + 1), 1];
        np.random.seed(seed);
        NDArray X = np.random.randn(width, 64), Y = (np.random.rand(1, 64) < 0.5).astype(np.float64);
        var schemes = CompareInitializers.Schemes(settings["scale"]).Where(s => s.Name != "zeros").ToArray();
        HiddenActivation[] activations = [HiddenActivation.Relu, HiddenActivation.Tanh, HiddenActivation.Sigmoid];
        var clock = new ExperimentClock(progress, schemes.Length * activations.Length, cancellation);
        List<Metric> metrics = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Figure> lines = [], heat = [];
        string[] layers = [.. Enumerable.Range(1, depth).Select(l => ExperimentClock.Text(l))];
        foreach (HiddenActivation activation in activations)
        {
            List<Curve> forward = [], backward = [];
            var values = new double[schemes.Length, depth];
            for (int s = 0; s < schemes.Length; s++)
            {
                (double[] a, double[] dW) = Norms(schemes[s].Make(units, seed), X, Y, activation);
                string name = schemes[s].Name, variant = $"{activation} {name}";
                clock.Finish(variant);
                double[] at = [.. Enumerable.Range(1, depth).Select(l => (double)l)];
                forward.Add(new Curve(name, at, a));
                backward.Add(new Curve(name, at, dW));
                for (int l = 0; l < depth; l++)
                {
                    values[s, l] = dW[l];
                    metrics.Add(new Metric(variant, l + 1, "activation_norm", a[l]));
                    metrics.Add(new Metric(variant, l + 1, "gradient_norm", dW[l]));
                }

                double ratio = dW[0] / dW[^1];
                rows.Add([activation.ToString(), name, a[^1] / a[0], ratio, Verdict(a[^1] / a[0], ratio)]);
            }

            lines.Add(new CurveFigure($"{activation}: ‖A‖ over layers", "Level lines keep their signal.", "layer", "‖A‖", forward) { LogY = true });
            lines.Add(new CurveFigure($"{activation}: ‖dW‖ over layers", "Read from the right: gradients run from the last layer to the first.", "layer", "‖dW‖", backward) { LogY = true });
            heat.Add(new HeatFigure($"{activation}: ‖dW‖", "Dark is small: layers that hardly learn.", "layer", "", layers, [.. schemes.Select(s => s.Name)], values));
        }

        int healthy = rows.Count(row => (string)row[4]! == "healthy");
        return new ExperimentResult(
            FormattableString.Invariant($"Of {rows.Count} combinations at {depth} layers, {healthy} keep activations and gradients within a factor of {Factor} from the first layer to the last. He's scale suits relu, Xavier's tanh; sigmoids lose the gradient whatever the scale."),
            ["activation", "initialization", "‖A last‖ / ‖A first‖", "‖dW first‖ / ‖dW last‖", "verdict"], rows,
            [new FigureSection("Layer by layer", "", lines), new FigureSection("As a map", "", heat)], metrics);
    }

    private static string Verdict(double activations, double gradients) => (activations, gradients) switch
    {
        _ when !double.IsFinite(activations) || !double.IsFinite(gradients) || activations > Factor || gradients > Factor => "exploding",
        _ when activations < 1 / Factor || gradients < 1 / Factor => "vanishing",
        _ => "healthy",
    };

    private static (double[] Activations, double[] Gradients) Norms(Parameters parameters, NDArray X, NDArray Y, HiddenActivation activation)
    {
        using Graph graph = new Graph().as_default();
        Tensor x = OptimizerProblem.Fixed(X, TF_DataType.TF_DOUBLE), y = OptimizerProblem.Fixed(Y, TF_DataType.TF_DOUBLE);
        GraphLayer[] layers = [.. Enumerable.Range(1, parameters.Layers).Select(l => new GraphLayer(
            OptimizerProblem.Fixed(parameters.W(l), TF_DataType.TF_DOUBLE), OptimizerProblem.Fixed(parameters.b(l), TF_DataType.TF_DOUBLE)))];
        GraphPass pass = GraphNetwork.Forward(x, layers, activation);
        Tensor[] gradients = tf.gradients(GraphNetwork.Cost(pass, y), [.. layers.Select(layer => layer.W)]);
        int depth = layers.Length - 1;
        Tensor[] norms = [.. pass.A.Take(depth).Select(DeepGradientConcepts.Norm), .. gradients.Take(depth).Select(DeepGradientConcepts.Norm)];
        using Session session = new(graph);
        double[] values = [.. session.run(norms).Select(v => (double)v)];
        return (values[..depth], values[depth..]);
    }
}
