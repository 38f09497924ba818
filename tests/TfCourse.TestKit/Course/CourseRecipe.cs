using System.Globalization;
using System.Text.RegularExpressions;

namespace TfCourse.TestKit;

/// <summary>An array to be drawn from a normal distribution.</summary>
/// <param name="Name">X, W1, db2, …</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Its columns.</param>
public sealed record DrawnArray(string Name, int Rows, int Columns);

/// <summary>Points to be generated.</summary>
/// <param name="Kind">circles or moons.</param>
/// <param name="Count">How many.</param>
/// <param name="Noise">Deviation of the noise.</param>
/// <param name="Seed">Seed set just before.</param>
public sealed record DrawnPoints(string Kind, int Count, double Noise, int Seed);

/// <summary>The inputs of a case in words: "seed(1); randn W1(2,3),b1(2,1); lr=0.01".</summary>
/// <param name="recipe">The words.</param>
/// <param name="function">The function with its arguments, whose defaults count where the words say nothing.</param>
public sealed partial class CourseRecipe(string recipe, string function)
{
    private const string NumberPattern = @"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)";

    /// <summary>The first seed.</summary>
    public int Seed => Match(recipe, @"seed\((\d+)\)") is { } seed ? Whole(seed) : throw Missing("seed(…)");

    /// <summary>Arrays drawn by randn, in the order of the draws.</summary>
    public IReadOnlyList<DrawnArray> Arrays => [.. Drawn().Matches(recipe).Select(m => new DrawnArray(m.Groups[1].Value, Whole(m.Groups[2].Value), Whole(m.Groups[3].Value)))];

    /// <summary>Units of the layers: "layers 2-5-2-1", "network 4-5-3-1" or "layers_dims=[2,4,1]".</summary>
    public int[] Units => Match(recipe, @"(?:layers|network|network of) (\d+(?:-\d+)+)") is { } dashes ? [.. dashes.Split('-').Select(Whole)]
        : Match(recipe, @"layers?_dims\s*=\s*\[([\d,\s]+)\]") is { } commas ? [.. commas.Split(',').Select(Whole)]
        : throw Missing("layer sizes");

    /// <summary>Generated points, training points first.</summary>
    public IReadOnlyList<DrawnPoints> Points => [.. Generated().Matches(recipe).Select(m => new DrawnPoints(m.Groups[2].Value, Whole(m.Groups[3].Value), Number(m.Groups[4].Value), Whole(m.Groups[1].Value)))];

    /// <summary>A number under one of some names, the last one where the words tell several; null when there is none.</summary>
    /// <param name="names">lr, learning_rate, …</param>
    public double? Find(params string[] names)
        => (Last(recipe, Named(names)) ?? Last(function, Named(names))) is { } number ? Number(number) : null;

    /// <summary>A number under one of some names, or a default.</summary>
    /// <param name="otherwise">The default.</param>
    /// <param name="names">The names.</param>
    public double Number(double otherwise, params string[] names) => Find(names) ?? otherwise;

    /// <summary>A count of things: "5000 epochs".</summary>
    /// <param name="things">epochs, iterations, …</param>
    public int Count(string things) => Match(recipe, $@"(\d+) {things}") is { } count ? Whole(count) : throw Missing(things);

    /// <summary>A whole number after some words: "init seed(3)", "mini-batch 64".</summary>
    /// <param name="pattern">A pattern whose first group is the number.</param>
    /// <param name="otherwise">When it is not there.</param>
    public int After(string pattern, int otherwise) => Match(recipe, pattern) is { } number ? Whole(number) : otherwise;

    /// <summary>An argument that is a word: optimizer="gd"; null when there is none.</summary>
    /// <param name="argument">Its name.</param>
    public string? Text(string argument) => Match(function, $@"\b{argument}\s*=\s*""?([\w.]+)""?");

    /// <summary>Numbers written out in brackets: A3=[[0.4,0.1]]; null when there are none.</summary>
    /// <param name="name">The name before the equals sign.</param>
    public double[]? Literal(string name)
        => Match(recipe, $@"\b{name}\s*=\s*\[+([-+\d.eE,\s]+)\]+") is { } values ? [.. values.Split(',').Select(Number)] : null;

    /// <summary>All tuples of numbers: (0.5,100,1,100).</summary>
    public IReadOnlyList<double[]> Tuples => [.. Tuple().Matches(recipe).Select(m => m.Groups[1].Value.Split(',').Select(Number).ToArray())];

    /// <summary>All numbers of the words, in order.</summary>
    public IReadOnlyList<double> Numbers => [.. Regex.Matches(recipe, $@"(?<![\w.]){NumberPattern}").Select(m => Number(m.Groups[1].Value))];

    /// <summary>Whether the words say so.</summary>
    /// <param name="words">What to look for.</param>
    public bool Says(string words) => recipe.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>The words.</summary>
    public override string ToString() => recipe;

    private static string Named(string[] names) => $@"(?<![\w])(?:{string.Join('|', names)})(?:\s*=\s*|\s+){NumberPattern}";

    private static string? Match(string text, string pattern) => Regex.Match(text, pattern) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? Last(string text, string pattern) => Regex.Matches(text, pattern) is { Count: > 0 } matches ? matches[^1].Groups[1].Value : null;

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private FormatException Missing(string what) => new($"The recipe says nothing of {what}: {recipe}");

    [GeneratedRegex(@"(?<![\w])([Xx]|d?[Wb]\d+)\s*(?:=\s*randn)?\((\d+),(\d+)\)")]
    private static partial Regex Drawn();

    [GeneratedRegex(@"seed\((\d+)\)[,;]? make_(circles|moons)\(n_samples=(\d+),noise=([\d.]+)\)")]
    private static partial Regex Generated();

    [GeneratedRegex(@"\(([-\d.]+(?:,[-\d.]+)+)\)")]
    private static partial Regex Tuple();
}
