using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>Every combination of equally spaced values of each parameter: fair to every parameter, whether it matters or not.</summary>
public sealed class GridSearch : SearchStrategy
{
    private const int MostCombinations = 1_000_000;
    private readonly int _budget, _levels;
    private readonly List<SearchValues> _grid = [];

    /// <summary>A grid.</summary>
    /// <param name="space">What is searched.</param>
    /// <param name="levels">Values of each parameter that has that many; at least 1.</param>
    /// <param name="budget">Epochs of a trial.</param>
    /// <exception cref="ArgumentException">The grid has more than 1,000,000 combinations.</exception>
    public GridSearch(SearchSpace space, int levels, int budget)
        : base(space, 0)
    {
        ArgumentNullException.ThrowIfNull(space);
        (_levels, _budget) = (levels, budget);
        IReadOnlyList<ParameterValue>[] axes = [.. space.Parameters.Select(p => p.Levels(p is ChoiceParameter ? int.MaxValue : levels))];
        long combinations = 1;
        foreach (IReadOnlyList<ParameterValue> axis in axes)
        {
            combinations *= axis.Count;
            if (combinations > MostCombinations)
            {
                throw new ArgumentException($"A grid of {levels} levels for {axes.Length} parameters has more than {MostCombinations} combinations; take fewer levels, fewer parameters, or the strategy 'random'.");
            }
        }

        // Combinations that differ in a parameter without meaning are one combination.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (long c = 0; c < combinations; c++)
        {
            var values = new ParameterValue[axes.Length];
            long rest = c;
            for (int i = axes.Length - 1; i >= 0; i--)
            {
                (rest, long place) = Math.DivRem(rest, axes[i].Count);
                values[i] = axes[i][(int)place];
            }

            SearchValues kept = space.Of(values);
            if (seen.Add(kept.ToString()))
            {
                _grid.Add(kept);
            }
        }
    }

    /// <inheritdoc/>
    public override string Name => "grid";

    /// <summary>The most levels whose grid has no more combinations than there are trials: at least 1.</summary>
    /// <param name="space">What is searched.</param>
    /// <param name="trials">At least 1.</param>
    public static int LevelsFor(SearchSpace space, int trials)
    {
        ArgumentNullException.ThrowIfNull(space);
        int levels = 1;
        while (levels < trials && Combinations(space, levels + 1) <= trials && Combinations(space, levels + 1) > Combinations(space, levels))
        {
            levels++;
        }

        return levels;
    }

    /// <inheritdoc/>
    public override int Points(int trials) => Math.Min(trials, _grid.Count);

    /// <inheritdoc/>
    public override Proposal? Propose(int point, IReadOnlyList<PointRecord?> history) => new(_grid[point], _budget);

    /// <inheritdoc/>
    public override JsonObject Settings() => new() { ["name"] = Name, ["levels"] = _levels };

    private static double Combinations(SearchSpace space, int levels)
        => space.Parameters.Aggregate(1.0, (product, p) => product * Math.Min(p.Count ?? int.MaxValue, p is ChoiceParameter ? int.MaxValue : levels));
}
