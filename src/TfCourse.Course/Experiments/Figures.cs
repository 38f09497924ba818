using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>Something to be looked at, as plain numbers; whoever shows it decides how it is drawn.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What one should see in it.</param>
public abstract record Figure(string Title, string Caption);

/// <summary>Points in their order, under a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="X">x of each point.</param>
/// <param name="Y">y of each point, as many.</param>
public sealed record Curve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);

/// <summary>A place to be pointed at.</summary>
/// <param name="X">Its x.</param>
/// <param name="Y">Its y.</param>
/// <param name="Text">What is there.</param>
public sealed record Place(double X, double Y, string Text);

/// <summary>Curves over one axis.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What one should see in it.</param>
/// <param name="XLabel">What is along x.</param>
/// <param name="YLabel">What is along y.</param>
/// <param name="Curves">The curves.</param>
public sealed record CurveFigure(string Title, string Caption, string XLabel, string YLabel, IReadOnlyList<Curve> Curves) : Figure(Title, Caption)
{
    /// <summary>Whether x is drawn logarithmically.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether y is drawn logarithmically.</summary>
    public bool LogY { get; init; }

    /// <summary>Places to be pointed at.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];
}

/// <summary>A function of the plane on a regular grid: [rows of y, columns of x].</summary>
/// <param name="XMin">x of the first column.</param>
/// <param name="XMax">x of the last column.</param>
/// <param name="YMin">y of the first row.</param>
/// <param name="YMax">y of the last row.</param>
/// <param name="Values">The values.</param>
public sealed record PlaneGrid(double XMin, double XMax, double YMin, double YMax, double[,] Values);

/// <summary>Which class a network gives each place of the plane, and the examples.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What one should see in it.</param>
/// <param name="Probability">The probability of class 1.</param>
/// <param name="Points">The examples.</param>
public sealed record BoundaryFigure(string Title, string Caption, PlaneGrid Probability, PlanePoints Points) : Figure(Title, Caption);

/// <summary>Which of several classes a network gives each place of the plane, and the examples.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What one should see in it.</param>
/// <param name="Scores">A logit or probability a class, in the order of the classes; the largest wins.</param>
/// <param name="Points">The examples.</param>
public sealed record RegionFigure(string Title, string Caption, IReadOnlyList<PlaneGrid> Scores, PlanePoints Points) : Figure(Title, Caption);

/// <summary>Which class was taken for which.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What one should see in it.</param>
/// <param name="Classes">Names of the classes.</param>
/// <param name="Counts">[true class, answer].</param>
public sealed record ConfusionFigure(string Title, string Caption, IReadOnlyList<string> Classes, int[,] Counts) : Figure(Title, Caption);

/// <summary>A cost of two parameters and paths across it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What one should see in it.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Paths">The paths.</param>
/// <param name="Places">Places to be pointed at.</param>
public sealed record SurfaceFigure(string Title, string Caption, PlaneGrid Cost, IReadOnlyList<Curve> Paths, IReadOnlyList<Place> Places) : Figure(Title, Caption);

/// <summary>How values are distributed.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What one should see in it.</param>
/// <param name="Label">What the values are.</param>
/// <param name="Values">The values.</param>
public sealed record HistogramFigure(string Title, string Caption, string Label, IReadOnlyList<double> Values) : Figure(Title, Caption)
{
    /// <summary>The least and the largest value that are drawn; null for those there are.</summary>
    public (double Min, double Max)? Shown { get; init; }

    /// <summary>Histograms that are to be compared, over one range of values: all that are finite.</summary>
    /// <param name="histograms">The histograms.</param>
    public static IReadOnlyList<Figure> OverOneRange(IReadOnlyList<HistogramFigure> histograms)
    {
        double[] finite = [.. histograms.SelectMany(h => h.Values).Where(double.IsFinite)];
        return finite.Length == 0 || finite.Min() == finite.Max() ? [.. histograms] : [.. histograms.Select(h => h with { Shown = (finite.Min(), finite.Max()) })];
    }
}

/// <summary>A table of numbers as colours.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What one should see in it.</param>
/// <param name="XLabel">What the columns are.</param>
/// <param name="YLabel">What the rows are.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Names of the rows.</param>
/// <param name="Values">[rows, columns], coloured by their logarithms.</param>
public sealed record HeatFigure(string Title, string Caption, string XLabel, string YLabel, IReadOnlyList<string> Columns, IReadOnlyList<string> Rows, double[,] Values)
    : Figure(Title, Caption);

/// <summary>An image: grey pixels row by row, 0 dark, 1 light.</summary>
/// <param name="Caption">What stands below it.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Pixels">The pixels.</param>
public sealed record GreyImage(string Caption, int Height, int Width, IReadOnlyList<float> Pixels);

/// <summary>Images side by side.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">What one should see in it.</param>
/// <param name="Images">The images.</param>
public sealed record ImagesFigure(string Title, string Caption, IReadOnlyList<GreyImage> Images) : Figure(Title, Caption);

/// <summary>Figures under one heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Text">What it is about; may be empty.</param>
/// <param name="Figures">The figures.</param>
public sealed record FigureSection(string Heading, string Text, IReadOnlyList<Figure> Figures);

/// <summary>A number measured on the way.</summary>
/// <param name="Variant">Of what.</param>
/// <param name="Step">When: an epoch, iteration or index.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The number; what is not finite is kept.</param>
public sealed record Metric(string Variant, double Step, string Name, double Value);

/// <summary>What an experiment found.</summary>
/// <param name="Summary">The finding in a sentence or two.</param>
/// <param name="Columns">Heads of the table.</param>
/// <param name="Rows">The table: a text, a number or null a cell.</param>
/// <param name="Sections">The figures.</param>
/// <param name="Metrics">All numbers measured on the way, in their order.</param>
public sealed record ExperimentResult(
    string Summary, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, IReadOnlyList<FigureSection> Sections, IReadOnlyList<Metric> Metrics);
