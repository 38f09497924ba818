using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>Paths of optimizers across the test surfaces, walked by graphs.</summary>
internal static class SurfacePaths
{
    // Where each surface is drawn, a rate for steps along the gradient, and one for steps of a size of their own.
    private static readonly Dictionary<string, (double XMin, double XMax, double YMin, double YMax, double Gradient, double Scaled, int Steps)> Views = new()
    {
        ["bowl"] = (-5, 5, -3, 3, 0.15, 0.2, 60),
        ["rosenbrock"] = (-2, 2, -1, 3, 0.0012, 0.05, 300),
        ["saddle"] = (-2, 2, -1.8, 1.8, 0.1, 0.05, 80),
        ["plateau"] = (-4, 4, -3, 3, 0.8, 0.1, 120),
        ["himmelblau"] = (-5, 5, -5, 5, 0.008, 0.1, 120),
    };

    // More paths than this in one picture cover each other.
    private const int Most = 6;

    private static readonly (string Name, string[] Optimizers)[] Families =
    [
        ("gradient and momentum", ["gradient-descent", "momentum", "momentum-tf", "nesterov"]),
        ("scaled directions", ["rmsprop", "rmsprop-tf", "adagrad", "adadelta"]),
        ("Adam and its kin", ["adam", "adam-2017", "adam-tf", "adamax", "amsgrad", "adamw", "lion"]),
    ];

    public static IReadOnlyList<Figure> Of(IReadOnlyList<OptimizerPair> optimizers, List<Metric> metrics, Action<string>? progress = null)
        => [.. TestSurface.All.SelectMany(surface => optimizers.Count <= Most
            ? [Of(surface, "", optimizers, metrics, progress)]
            : Families.Select(family => (Figure)Of(surface, family.Name, [.. optimizers.Where(o => family.Optimizers.Contains(o.Name))], metrics, progress)))];

    private static SurfaceFigure Of(TestSurface surface, string family, IReadOnlyList<OptimizerPair> optimizers, List<Metric> metrics, Action<string>? progress)
    {
        var view = Views[surface.Name];
        List<Curve> paths = [];
        OptimizerProblem problem = OptimizerProblem.Of(surface);
        foreach (OptimizerPair pair in optimizers)
        {
            progress?.Invoke($"{pair.Name} on {surface.Name}");
            double alpha = Rate(pair.Name, view.Gradient, view.Scaled);
            double[][] w = [problem.Start["w"].ToArray<double>(), .. OptimizerPath.AsGraph(pair, problem, alpha, view.Steps).Select(step => step["w"].Values)];
            paths.Add(new Curve(pair.Name, [.. w.Select(p => p[0])], [.. w.Select(p => p[1])]));
            for (int step = 0; step < w.Length; step += 10)
            {
                metrics.Add(new Metric($"{pair.Name} on {surface.Name}", step, "cost", surface.Cost(w[step][0], w[step][1])));
            }
        }

        List<Place> places = surface.Minimum is { } at ? [new Place(at.Item1, at.Item2, "minimum")] : [];
        return new SurfaceFigure(
            char.ToUpperInvariant(surface.Name[0]) + surface.Name[1..] + (family.Length > 0 ? ": " + family : ""), $"{view.Steps} steps: {surface.Shows}.",
            PlaneFigures.Grid(view.XMin, view.XMax, view.YMin, view.YMax, surface.Cost), paths, places);
    }

    // Momentum without (1 − μ) steps ten times as far; Adagrad's steps shrink; Adadelta's begin tiny.
    private static double Rate(string optimizer, double gradient, double scaled) => optimizer switch
    {
        "gradient-descent" => gradient,
        "momentum" => gradient,
        "momentum-tf" or "nesterov" => gradient * 0.1,
        "adagrad" => scaled * 4,
        "adadelta" => scaled * 400,
        "lion" => scaled * 0.5,
        _ => scaled,
    };
}
