using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>
/// Coarse to fine: a generation of random points over the whole space, then each generation in a box half as wide around the
/// best point so far. A generation begins when the one before it is done.
/// </summary>
/// <param name="space">What is searched.</param>
/// <param name="seed">The seed.</param>
/// <param name="budget">Epochs of a trial.</param>
/// <param name="generation">Points of a generation; at least 2.</param>
public sealed class ZoomSearch(SearchSpace space, ulong seed, int budget, int generation) : SearchStrategy(space, seed)
{
    /// <inheritdoc/>
    public override string Name => "zoom";

    /// <inheritdoc/>
    public override Proposal? Propose(int point, IReadOnlyList<PointRecord?> history)
    {
        int number = point / generation, first = number * generation;
        if (number == 0)
        {
            return new Proposal(Draw(point), budget);
        }

        if (!AllDone(history, 0, first))
        {
            return null;
        }

        SearchValues best = history[Ranked(history, Enumerable.Range(0, first))[0]]!.Proposal.Values;
        double width = Math.Pow(0.5, Math.Min(number, 20));
        var stream = new SearchStream(Seed, point);
        double[] places = stream.Uniforms(Space.Parameters.Count);
        for (int i = 0; i < places.Length; i++)
        {
            // The box is moved inside the space, not cut off, so that it keeps its width. A choice stays open at first, then narrows with the box.
            double centre = best.TryGet(Space.Parameters[i].Name, out ParameterValue value) ? Space.Parameters[i].PlaceOf(value) : 0.5;
            double low = Math.Clamp(centre - (width / 2), 0, 1 - width);
            places[i] = low + (places[i] * width);
        }

        return new Proposal(Space.At(places), budget);
    }

    /// <inheritdoc/>
    public override JsonObject Settings() => new() { ["name"] = Name, ["generation"] = generation };
}
