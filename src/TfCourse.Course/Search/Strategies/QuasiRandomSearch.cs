namespace TfCourse.Course;

/// <summary>Sobol's sequence, shifted at random: points that fill the space more evenly than independent ones.</summary>
public sealed class SobolSearch : SearchStrategy
{
    private readonly int _budget;
    private readonly uint[] _shift;

    /// <summary>A search along Sobol's sequence.</summary>
    /// <param name="space">What is searched: at most 16 parameters.</param>
    /// <param name="seed">The seed of the digital shift.</param>
    /// <param name="budget">Epochs of a trial.</param>
    /// <exception cref="ArgumentException">There are more than 16 parameters.</exception>
    public SobolSearch(SearchSpace space, ulong seed, int budget)
        : base(space, seed)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (space.Parameters.Count > SobolSequence.MostDimensions)
        {
            throw new ArgumentException($"The search space has {space.Parameters.Count} parameters; the strategy 'sobol' takes at most {SobolSequence.MostDimensions}. Take 'halton' or 'random'.", nameof(space));
        }

        _budget = budget;
        var stream = new SearchStream(seed, 0);
        _shift = [.. space.Parameters.Select(_ => (uint)(stream.Word() >> 32))];
    }

    /// <inheritdoc/>
    public override string Name => "sobol";

    /// <inheritdoc/>
    public override Proposal? Propose(int point, IReadOnlyList<PointRecord?> history)
        => new(Space.At([.. _shift.Select((shift, d) => (SobolSequence.Digits((uint)point, d) ^ shift) / 4294967296.0)]), _budget);
}

/// <summary>Halton's sequence, turned at random: coordinate d of point p is p written backwards in the d-th prime, behind the point.</summary>
/// <remarks>Source: J. Halton, "On the efficiency of certain quasi-random sequences of points", Numer. Math. 2, 1960; turned as Cranley and Patterson, 1976.</remarks>
public sealed class HaltonSearch : SearchStrategy
{
    private readonly int _budget;
    private readonly double[] _turn;
    private readonly int[] _primes;

    /// <summary>A search along Halton's sequence.</summary>
    /// <param name="space">What is searched.</param>
    /// <param name="seed">The seed of the turn.</param>
    /// <param name="budget">Epochs of a trial.</param>
    public HaltonSearch(SearchSpace space, ulong seed, int budget)
        : base(space, seed)
    {
        ArgumentNullException.ThrowIfNull(space);
        _budget = budget;
        _turn = new SearchStream(seed, 0).Uniforms(space.Parameters.Count);
        _primes = [.. Enumerable.Range(2, 400).Where(n => Enumerable.Range(2, n - 2).TakeWhile(d => d * d <= n).All(d => n % d != 0)).Take(space.Parameters.Count)];
    }

    /// <inheritdoc/>
    public override string Name => "halton";

    /// <inheritdoc/>
    public override Proposal? Propose(int point, IReadOnlyList<PointRecord?> history)
        => new(Space.At([.. _turn.Select((turn, d) => (Reversed(point + 1, _primes[d]) + turn) % 1)]), _budget);

    private static double Reversed(int number, int prime)
    {
        double value = 0, place = 1.0 / prime;
        for (; number > 0; number /= prime, place /= prime)
        {
            value += number % prime * place;
        }

        return value;
    }
}
