using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>What a point of the search is to be.</summary>
/// <param name="Values">The hyperparameters.</param>
/// <param name="Budget">Epochs it may train; above 0.</param>
/// <param name="Continues">The point whose training it goes on with, or null for a new one.</param>
public sealed record Proposal(SearchValues Values, int Budget, int? Continues = null);

/// <summary>What is known of a point that was started.</summary>
/// <param name="Proposal">What it is.</param>
/// <param name="IsDone">Whether its result is known.</param>
/// <param name="Loss">Its result, smaller is better whatever is searched for; ∞ where it failed or was given up.</param>
public sealed record PointRecord(Proposal Proposal, bool IsDone, double Loss);

/// <summary>
/// Decides what to try. Point p of a search depends on the seed, on p, and on results of such earlier points as p's turn
/// waits for; so neither the number of workers nor a death among them changes what is tried. (ASHA is the exception: it
/// never waits, and says so.)
/// </summary>
public abstract class SearchStrategy
{
    private protected SearchStrategy(SearchSpace space, ulong seed) => (Space, Seed) = (space, seed);

    /// <summary>The name to ask for.</summary>
    public abstract string Name { get; }

    /// <summary>What is searched.</summary>
    public SearchSpace Space { get; }

    /// <summary>The seed of all random choices.</summary>
    public ulong Seed { get; }

    /// <summary>Whether the points tried are the same however many workers there are.</summary>
    public virtual bool IsReproducible => true;

    /// <summary>How many points there are when so many trials are asked for: fewer where the strategy has no more.</summary>
    /// <param name="trials">At least 1.</param>
    public virtual int Points(int trials) => trials;

    /// <summary>What a point is to be.</summary>
    /// <param name="point">Its number, from 0.</param>
    /// <param name="history">By point: what is known of those started; null for others.</param>
    /// <returns>The proposal; null when other points have to be finished first.</returns>
    public abstract Proposal? Propose(int point, IReadOnlyList<PointRecord?> history);

    /// <summary>The settings that decide about proposals, to be kept with a study.</summary>
    public virtual JsonObject Settings() => new() { ["name"] = Name };

    private protected SearchValues Draw(int point)
    {
        var stream = new SearchStream(Seed, point);
        return Space.At(stream.Uniforms(Space.Parameters.Count));
    }

    private protected static bool AllDone(IReadOnlyList<PointRecord?> history, int from, int to)
    {
        for (int p = from; p < to; p++)
        {
            if (p >= history.Count || history[p] is not { IsDone: true })
            {
                return false;
            }
        }

        return true;
    }

    // Points by loss, the earlier of equals first.
    private protected static int[] Ranked(IReadOnlyList<PointRecord?> history, IEnumerable<int> points)
        => [.. points.OrderBy(p => history[p]!.Loss).ThenBy(p => p)];
}
