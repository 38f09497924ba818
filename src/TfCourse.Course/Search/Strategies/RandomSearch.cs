namespace TfCourse.Course;

/// <summary>Independent points, each parameter on its own scale: with N trials every parameter gets N different values.</summary>
/// <remarks>Source: Bergstra and Bengio, "Random search for hyper-parameter optimization", JMLR 13, 2012.</remarks>
/// <param name="space">What is searched.</param>
/// <param name="seed">The seed.</param>
/// <param name="budget">Epochs of a trial.</param>
public sealed class RandomSearch(SearchSpace space, ulong seed, int budget) : SearchStrategy(space, seed)
{
    /// <inheritdoc/>
    public override string Name => "random";

    /// <inheritdoc/>
    public override Proposal? Propose(int point, IReadOnlyList<PointRecord?> history) => new(Draw(point), budget);
}

/// <summary>The panda: one model, watched and steered by hand while it trains.</summary>
/// <param name="space">What the first values are drawn from.</param>
/// <param name="seed">The seed.</param>
/// <param name="budget">Epochs of the one trial.</param>
public sealed class PandaSearch(SearchSpace space, ulong seed, int budget) : SearchStrategy(space, seed)
{
    /// <inheritdoc/>
    public override string Name => "panda";

    /// <inheritdoc/>
    public override int Points(int trials) => 1;

    /// <inheritdoc/>
    public override Proposal? Propose(int point, IReadOnlyList<PointRecord?> history) => new(Draw(point), budget);
}
