using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>
/// Successive halving and Hyperband. A bracket starts many configurations with a small budget, goes on with the best 1/η of
/// them and η times the budget, and so on. Hyperband runs a bracket for each smallest budget, from "many, short" to "few,
/// full". A rung begins when the one before it is done.
/// </summary>
/// <remarks>
/// Source: Jamieson and Talwalkar, 2016, arXiv:1502.07943; Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar, "Hyperband", JMLR 18,
/// 2018, algorithm 1.
/// </remarks>
public sealed class HalvingSearch : SearchStrategy
{
    private readonly bool _hyperband;
    private readonly int _eta;
    private readonly List<Rung> _rungs = [];
    private readonly int _configurations, _points;

    /// <summary>One bracket after another, or all of Hyperband's.</summary>
    /// <param name="space">What is searched.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="budget">The full budget R: epochs of a trial that survives to the end; at least 1.</param>
    /// <param name="eta">η: one of how many goes on; at least 2.</param>
    /// <param name="hyperband">Whether smaller brackets follow the first.</param>
    public HalvingSearch(SearchSpace space, ulong seed, int budget, int eta, bool hyperband)
        : base(space, seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(eta, 2);
        (_eta, _hyperband) = (eta, hyperband);
        int most = 0;
        for (long b = eta; b <= budget; b *= eta)
        {
            most++;
        }

        for (int s = most; s >= (hyperband ? 0 : most); s--)
        {
            int n = hyperband ? (int)Math.Ceiling((most + 1) / (double)(s + 1) * Math.Pow(eta, s)) : (int)Math.Pow(eta, s);
            for (int i = 0; i <= s && n >= 1; i++, n /= eta)
            {
                int epochs = Math.Max(1, (int)(budget / Math.Pow(eta, s - i)));
                _rungs.Add(new Rung(_points, n, epochs, i == 0 ? _configurations : -1));
                _configurations += i == 0 ? n : 0;
                _points += n;
            }
        }
    }

    /// <inheritdoc/>
    public override string Name => _hyperband ? "hyperband" : "halving";

    /// <summary>Points of a whole round of brackets.</summary>
    public int PointsOfRound => _points;

    /// <inheritdoc/>
    public override Proposal? Propose(int point, IReadOnlyList<PointRecord?> history)
    {
        (int round, int offset) = Math.DivRem(point, _points);
        int r = _rungs.FindLastIndex(rung => rung.First <= offset);
        Rung rung = _rungs[r];
        if (rung.Configuration >= 0)
        {
            return new Proposal(Draw((round * _configurations) + rung.Configuration + offset - rung.First), rung.Budget);
        }

        Rung before = _rungs[r - 1];
        int first = (round * _points) + before.First;
        if (!AllDone(history, first, first + before.Count))
        {
            return null;
        }

        int survivor = Ranked(history, Enumerable.Range(first, before.Count))[offset - rung.First];
        return new Proposal(history[survivor]!.Proposal.Values, rung.Budget, survivor);
    }

    /// <inheritdoc/>
    public override JsonObject Settings() => new() { ["name"] = Name, ["eta"] = _eta };

    // Configuration: the number of its first configuration in a round where it starts new ones, else -1.
    private sealed record Rung(int First, int Count, int Budget, int Configuration);
}

/// <summary>
/// Asynchronous successive halving: a configuration goes on as soon as it is among the best 1/η of those that have reached its
/// budget, so no worker ever waits. What is tried therefore depends on which trials end first: with several workers it is not
/// the same twice.
/// </summary>
/// <remarks>Source: Li et al., "A system for massively parallel hyperparameter tuning", MLSys 2020, algorithm 2.</remarks>
/// <param name="space">What is searched.</param>
/// <param name="seed">The seed.</param>
/// <param name="budget">The full budget R.</param>
/// <param name="eta">η: one of how many goes on; at least 2.</param>
public sealed class AshaSearch(SearchSpace space, ulong seed, int budget, int eta) : SearchStrategy(space, seed)
{
    /// <inheritdoc/>
    public override string Name => "asha";

    /// <inheritdoc/>
    public override bool IsReproducible => false;

    /// <inheritdoc/>
    public override Proposal? Propose(int point, IReadOnlyList<PointRecord?> history)
    {
        int[] budgets = Budgets();
        int[] started = [.. Enumerable.Range(0, history.Count).Where(p => history[p] is not null)];
        HashSet<int?> promoted = [.. started.Select(p => history[p]!.Proposal.Continues)];
        for (int rung = budgets.Length - 2; rung >= 0; rung--)
        {
            int[] ranked = Ranked(history, started.Where(p => history[p]!.IsDone && history[p]!.Proposal.Budget == budgets[rung]));
            foreach (int candidate in ranked.Take(ranked.Length / eta))
            {
                if (!promoted.Contains(candidate) && double.IsFinite(history[candidate]!.Loss))
                {
                    return new Proposal(history[candidate]!.Proposal.Values, budgets[rung + 1], candidate);
                }
            }
        }

        return new Proposal(Draw(started.Count(p => history[p]!.Proposal.Continues is null)), budgets[0]);
    }

    /// <inheritdoc/>
    public override JsonObject Settings() => new() { ["name"] = Name, ["eta"] = eta };

    private int[] Budgets()
    {
        var budgets = new List<int>();
        for (int b = budget; b >= 1; b /= eta)
        {
            budgets.Insert(0, b);
        }

        return [.. budgets];
    }
}
