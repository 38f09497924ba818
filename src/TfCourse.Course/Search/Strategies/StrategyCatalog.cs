using System.Text.Json.Nodes;
using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>The strategies by name.</summary>
public static class StrategyCatalog
{
    private const int Eta = 3, Generation = 8;

    /// <summary>All names and what they mean, in the order in which to show them.</summary>
    public static IReadOnlyList<(string Name, string Description)> Entries { get; } =
    [
        ("random", "independent points (caviar: the same with a worker for each core)"),
        ("grid", "every combination of equally spaced values"),
        ("zoom", "coarse to fine: boxes half as wide around the best"),
        ("sobol", "a quasi-random sequence that fills the space evenly, up to 16 parameters"),
        ("halton", "another, for more parameters"),
        ("halving", "successive halving: many short trials, the best third goes on three times as long"),
        ("hyperband", "successive halving from several shortest budgets"),
        ("asha", "successive halving without waiting; not the same twice with several workers"),
        ("tpe", "tree-structured Parzen estimators: tries where good results are dense"),
        ("panda", "one model, steered by hand while it trains"),
        ("caviar", "random with a worker for each core"),
    ];

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Select(e => e.Name)];

    /// <summary>A new strategy.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="space">What is searched.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="trials">How many trials are wanted at first: a grid is laid out for that many.</param>
    /// <param name="budget">Epochs of a full trial; at least 1.</param>
    /// <exception cref="ArgumentException">There is no such strategy; the message lists near names and all.</exception>
    public static SearchStrategy Create(string name, SearchSpace space, ulong seed, int trials, int budget)
        => FromSettings(new JsonObject { ["name"] = name, ["levels"] = name == "grid" ? GridSearch.LevelsFor(space, trials) : 1, ["eta"] = Eta, ["generation"] = Generation }, space, seed, budget);

    /// <summary>A strategy as <see cref="SearchStrategy.Settings"/> describes it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="space">What is searched.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="budget">Epochs of a full trial; at least 1.</param>
    /// <exception cref="ArgumentException">There is no such strategy; the message lists near names and all.</exception>
    public static SearchStrategy FromSettings(JsonObject settings, SearchSpace space, ulong seed, int budget)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(space);
        string name = (string?)settings["name"] ?? "";
        return name switch
        {
            "random" or "caviar" => new RandomSearch(space, seed, budget),
            "grid" => new GridSearch(space, Number("levels"), budget),
            "zoom" => new ZoomSearch(space, seed, budget, Number("generation")),
            "sobol" => new SobolSearch(space, seed, budget),
            "halton" => new HaltonSearch(space, seed, budget),
            "halving" or "hyperband" => new HalvingSearch(space, seed, budget, Number("eta"), name == "hyperband"),
            "asha" => new AshaSearch(space, seed, budget, Number("eta")),
            "tpe" => new TpeSearch(space, seed, budget, Number("generation")),
            "panda" => new PandaSearch(space, seed, budget),
            _ => throw new ArgumentException($"There is no strategy '{name}'.{NearNames.Hint(name, Names)}"),
        };

        int Number(string member) => (int?)settings[member] ?? throw new ArgumentException($"The settings of the strategy '{name}' have no number \"{member}\".");
    }
}
