namespace TfCourse.Reports.Tests;

/// <summary>A plot of every kind, with names and values that are easily written wrongly.</summary>
internal static class Samples
{
    private static readonly double[] Costs = [.. Enumerable.Range(0, 60).Select(i => 2.5 * Math.Exp(-i / 12.0) + 0.01)];

    public static Surface Bowl { get; } = Surface.Of(-2, 2, -1, 3, (x, y) => ((1 - x) * (1 - x)) + (20 * (y - (x * x)) * (y - (x * x))));

    public static IReadOnlyList<Plot> All { get; } =
    [
        new LinePlot("Cost over epochs", new Axis("epoch"), new Axis("cost", Logarithmic: true),
        [
            new Series("gradient descent", Costs),
            new Series("momentum <β = 0.9>", [.. Costs.Select(c => c * 0.6)]),
            new Series("Adam & \"friends\"", [.. Costs.Select((c, i) => i == 30 ? double.NaN : c * c / 4)]),
        ])
        { Description = "All fall; Adam falls most.", Marks = [new Mark(20, 0.5, "steepest")] },
        new LinePlot("One line", new Axis("x"), new Axis("y"), [new Series("only", [1, 2, double.PositiveInfinity, 3])]),
        new ScatterPlot("Points", new Axis("x₁"), new Axis("x₂"), [new Series("class 0", [0, 1, 2], [2, 1, 0]), new Series("class 1", [0.5, 1.5], [0.1, 0.9])]),
        new BarPlot("Errors", new Axis("error, %"), ["train", "dev"], [new BarSeries("none", [0.1, 6.2]), new BarSeries("L2", [1.5, 3.25]), new BarSeries("dropout", [2, -0.5])]),
        new HistogramPlot("Activations of layer 3", new Axis("a"), [.. Enumerable.Range(0, 500).Select(i => Math.Sin(i) * Math.Cos(i * 0.37)), double.NaN]),
        new HeatMap("Norms", new Axis("layer"), new Axis("initialization"), ["1", "2", "3"], ["He", "zeros"], new double[,] { { 1, 0.5, 0.25 }, { 0, 1e-9, double.NaN } }) { Logarithmic = true, Height = 240 },
        new SurfacePlot("Rosenbrock's valley", new Axis("w₁"), new Axis("w₂"), Bowl)
        {
            Paths = [new Series("SGD", [-1.5, -1, -0.5, 0.2], [2, 1, 0.4, 0]), new Series("Adam", [-1.5, 0, 0.6, 1], [2, 1.5, 0.5, 1])],
            Marks = [new Mark(1, 1, "minimum")],
        },
        new DecisionBoundary("Two classes", new Axis("x₁"), new Axis("x₂"), [Surface.Of(-1, 1, -1, 1, (x, y) => 1 / (1 + Math.Exp(-(5 * ((x * x) + (y * y) - 0.4)))))],
            [new Series("inside", [0, 0.1, -0.2], [0, 0.2, 0.1]), new Series("outside", [0.9, -0.8, 0.1], [0.8, 0.4, -0.9])]),
        new DecisionBoundary("Three classes", new Axis(), new Axis(), [Surface.Of(-1, 1, -1, 1, (x, y) => x), Surface.Of(-1, 1, -1, 1, (x, y) => y), Surface.Of(-1, 1, -1, 1, (x, y) => -x - y)],
            [new Series("a", [0.7], [0]), new Series("b", [0], [0.7]), new Series("c", [-0.6], [-0.6])]),
        new ImageGrid("Images", [.. Enumerable.Range(0, 7).Select(k => new Picture(8, 8, [.. Enumerable.Range(0, 64).Select(i => (i * (k + 1) % 64) / 63f)], $"image {k}"))]) { Height = 280 },
        new ConfusionMatrix("Which for which", ["shirt", "coat", "dress"], new[,] { { 90, 8, 2 }, { 12, 85, 3 }, { 0, 0, 0 } }),
        new ParallelCoordinates("Trials", [new Axis("learning rate", Logarithmic: true), new Axis("optimizer"), new Axis("units"), new Axis("accuracy")],
            [[1e-4, 0, 16, 0.81], [3e-3, 1, 64, 0.93], [1e-2, 1, 128, 0.9], [0.3, 0, 32, 0.52]]) { Choices = new Dictionary<int, IReadOnlyList<string>> { [1] = ["SGD", "Adam"] } },
    ];

    public static ReportPage Page { get; } = new("Everything & more", "Each kind of plot once.",
    [
        new ReportSection("Plots", [new SideBySide([.. All])]),
        new ReportSection("Text", [new Paragraph("a < b"), new Preformatted("w ← w - α·g"), new Table(["rule", "cost"], [["<Adam>", "0.12"], ["SGD", "-1.5"]]) { Caption = "Costs" }]),
        new ReportSection("Third", []),
        new ReportSection("Fourth", []),
    ])
    { Origin = "tfcourse compare optimizers" };
}
