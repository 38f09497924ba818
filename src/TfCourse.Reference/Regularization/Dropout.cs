namespace TfCourse.Reference;

/// <summary>
/// Inverted dropout: a unit is kept with a given probability and then divided by it, so that the expected activation
/// stays and nothing changes at test time, when all units are kept.
/// </summary>
/// <remarks>Source: Srivastava et al., 2014, Journal of Machine Learning Research 15, section 10 for the inverted form.</remarks>
public sealed class Dropout
{
    private readonly int? _seed;

    /// <summary>Dropout with a probability of keeping.</summary>
    /// <param name="keepProbability">In (0, 1]; 1 keeps everything.</param>
    /// <param name="seed">
    /// When given, np.random is seeded with it at the start of every pass forward, so every pass has the same masks. The
    /// course's exercise does so to have one right answer; for training leave it out.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in (0, 1].</exception>
    public Dropout(double keepProbability, int? seed = null)
    {
        if (!(keepProbability > 0 && keepProbability <= 1))
            throw new ArgumentOutOfRangeException(nameof(keepProbability),
                $"The probability of keeping is {keepProbability}; it is above 0 and at most 1. For a rate of dropping r use 1 - r.");
        KeepProbability = keepProbability;
        _seed = seed;
    }

    /// <summary>How probably a unit is kept.</summary>
    public double KeepProbability { get; }

    /// <summary>A mask D: 1 with the probability of keeping, else 0; drawn as <c>rand &lt; keepProbability</c>.</summary>
    /// <param name="shape">Shape of the activations.</param>
    public NDArray Mask(Shape shape) => (np.random.rand(shape) < KeepProbability).astype(np.float64);

    /// <summary><c>A · D / keepProbability</c>.</summary>
    /// <param name="A">Activations after the relu.</param>
    /// <param name="D">The mask.</param>
    public NDArray Forward(NDArray A, NDArray D) => A * D / KeepProbability;

    /// <summary><c>dA · D / keepProbability</c>: what was dropped on the way forward gets no gradient.</summary>
    /// <param name="dA">Derivative by the activations after dropout.</param>
    /// <param name="D">The same mask.</param>
    public NDArray Backward(NDArray dA, NDArray D) => dA * D / KeepProbability;

    internal void BeginPass()
    {
        if (_seed is { } seed)
            np.random.seed(seed);
    }
}
