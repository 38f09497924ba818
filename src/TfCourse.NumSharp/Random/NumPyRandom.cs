namespace NumSharp;

/// <summary>
/// NumPy's legacy <c>RandomState</c>, bit for bit: the same seed gives the same numbers as in Python. One stream; not safe
/// for use from several threads.
/// </summary>
/// <remarks>A new generator is seeded with 0 rather than with the clock, so that every run can be repeated.</remarks>
public sealed partial class NumPyRandom
{
    private readonly MersenneTwister _twister = new();
    private double? _cachedGaussian;

    /// <summary>A generator seeded with 0.</summary>
    public NumPyRandom() => seed(0u);

    /// <summary>Another generator, independent of this one; the form that NumSharp's package has too.</summary>
    /// <param name="seed">Its seed, at least 0.</param>
    public NumPyRandom RandomState(int seed)
    {
        NumPyRandom random = new();
        random.seed(seed);
        return random;
    }

    /// <summary>Starts the stream of a seed and forgets the cached second Gaussian.</summary>
    /// <param name="seed">The seed.</param>
    public void seed(uint seed)
    {
        _twister.Seed(seed);
        _cachedGaussian = null;
    }

    /// <inheritdoc cref="seed(uint)"/>
    /// <param name="seed">0 … 2³² - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is outside that range.</exception>
    public void seed(long seed)
        => this.seed(seed is >= 0 and <= uint.MaxValue
            ? (uint)seed
            : throw new ArgumentOutOfRangeException(nameof(seed), $"The seed is {seed}; a seed is between 0 and {uint.MaxValue}."));

    /// <inheritdoc cref="seed(long)"/>
    public void seed(int seed) => this.seed((long)seed);

    /// <inheritdoc cref="seed(uint)"/>
    /// <param name="seed">At least one number; they are mixed.</param>
    /// <exception cref="ArgumentException">No number is given.</exception>
    public void seed(uint[] seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        if (seed.Length == 0)
            throw new ArgumentException("The seed is an empty array; give at least one number.", nameof(seed));
        _twister.Seed(seed);
        _cachedGaussian = null;
    }

    /// <summary>Numbers uniform in [0, 1), filled in row-major order; 53 random bits each.</summary>
    /// <param name="shape">Axis lengths; none: a 0-d array.</param>
    public NDArray rand(params long[] shape) => rand(new Shape(shape));

    /// <inheritdoc cref="rand(long[])"/>
    public NDArray rand(Shape shape) => Fill(shape, NextDouble);

    /// <summary>Numbers of the standard normal distribution, filled in row-major order.</summary>
    /// <param name="shape">Axis lengths; none: a 0-d array.</param>
    public NDArray randn(params long[] shape) => Fill(new Shape(shape), NextGaussian);

    /// <summary>One number of the standard normal distribution.</summary>
    /// <typeparam name="T">The type to give it as.</typeparam>
    public T randn<T>() where T : unmanaged => randn().GetValue<T>();

    /// <summary>One number of the normal distribution.</summary>
    /// <param name="loc">Mean.</param>
    /// <param name="scale">Standard deviation; at least 0.</param>
    public NDArray normal(double loc = 0, double scale = 1) => normal(loc, scale, Shape.Scalar);

    /// <summary>Numbers of the normal distribution: <c>loc + scale·z</c>, filled in row-major order.</summary>
    /// <param name="loc">Mean.</param>
    /// <param name="scale">Standard deviation; at least 0.</param>
    /// <param name="size">Axis lengths.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is negative.</exception>
    public NDArray normal(double loc, double scale, Shape size)
    {
        if (scale < 0)
            throw new ArgumentOutOfRangeException(nameof(scale), $"The standard deviation is {scale}; it is at least 0.");
        return Fill(size, () => loc + scale * NextGaussian());
    }

    /// <summary>One number uniform in [low, high).</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, excluded but for rounding.</param>
    public NDArray uniform(double low = 0, double high = 1) => uniform(low, high, Shape.Scalar);

    /// <summary>Numbers uniform in [low, high): <c>low + (high - low)·u</c>, filled in row-major order.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, excluded but for rounding.</param>
    /// <param name="size">Axis lengths.</param>
    public NDArray uniform(double low, double high, Shape size) => Fill(size, () => low + (high - low) * NextDouble());

    /// <summary>Numbers uniform in [low, high), element by element; the two broadcast.</summary>
    /// <param name="low">Lower ends.</param>
    /// <param name="high">Upper ends, excluded but for rounding.</param>
    /// <param name="dtype">The element type; double by default.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public NDArray uniform(NDArray low, NDArray high, Type? dtype = null)
    {
        NDArray range = high - low;
        return (low + range * Fill(range.Shape, NextDouble)).astype(dtype ?? np.float64, copy: false);
    }

    // The numbers of a draw are made one after another, so the draw may depend on those before it.
    private static NDArray Fill(Shape shape, Func<double> draw)
    {
        double[] values = new double[Shape.Count(shape.Dims)];
        for (int i = 0; i < values.Length; i++)
            values[i] = draw();
        return new NDArray(values, shape.Dims);
    }

    private double NextDouble()
    {
        uint high = _twister.Next() >> 5, low = _twister.Next() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    // Marsaglia's polar method makes two at a time; the second waits for the next call.
    private double NextGaussian()
    {
        if (_cachedGaussian is { } cached)
        {
            _cachedGaussian = null;
            return cached;
        }

        double x1, x2, r2;
        do
        {
            x1 = 2.0 * NextDouble() - 1.0;
            x2 = 2.0 * NextDouble() - 1.0;
            r2 = x1 * x1 + x2 * x2;
        }
        while (r2 >= 1.0 || r2 == 0.0);

        double f = Math.Sqrt(-2.0 * Math.Log(r2) / r2);
        _cachedGaussian = f * x1;
        return f * x2;
    }
}
