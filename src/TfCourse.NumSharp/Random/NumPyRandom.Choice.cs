namespace NumSharp;

public sealed partial class NumPyRandom
{
    /// <summary>Numbers of 0 … a - 1, as NumPy's <c>choice</c> draws them; int64.</summary>
    /// <param name="a">How many there are to choose from; above 0.</param>
    /// <param name="size">Axis lengths; none: a 0-d array.</param>
    /// <param name="replace">False: every number at most once, the first ones of a permutation.</param>
    /// <param name="p">Probabilities, one a number, at least 0, summing to 1; null: all alike. Only with replacement.</param>
    /// <exception cref="ArgumentException">The probabilities do not fit, or more are asked for than there are.</exception>
    public NDArray choice(int a, Shape size = default, bool replace = true, double[]? p = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        if (p is not null)
            return replace ? Weighted(a, size, p)
                : throw new NotSupportedException("choice: probabilities without replacement are not drawn here; draw with replacement, or shuffle.");
        if (replace)
            return randint(0, a, size, np.int64);
        if (size.Size > a)
            throw new ArgumentException($"choice: {size.Size} of {a} cannot be chosen without replacement; ask for at most {a}, or set replace.", nameof(size));
        return permutation(a)[new Slice(0, size.Size)].reshape(size);
    }

    /// <summary>Parts of axis 0 of an array, chosen as <see cref="choice(int, Shape, bool, double[])"/> chooses numbers.</summary>
    /// <param name="a">The array; at least one axis.</param>
    /// <param name="size">Axis lengths; none: one part.</param>
    /// <param name="replace">False: every part at most once.</param>
    /// <param name="p">Probabilities, one a part; null: all alike.</param>
    /// <exception cref="ArgumentException">The probabilities do not fit, or more are asked for than there are.</exception>
    public NDArray choice(NDArray a, Shape size = default, bool replace = true, double[]? p = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.ndim == 0 ? choice((int)a, size, replace, p) : np.take(a, choice(a.Dims[0], size, replace, p), 0);
    }

    // The first number whose running sum of probabilities is above a uniform number.
    private NDArray Weighted(int a, Shape size, double[] p)
    {
        double total = p.Sum();
        if (p.Length != a || p.Any(probability => !(probability >= 0)) || Math.Abs(total - 1) > 1e-8)
            throw new ArgumentException(
                $"choice: {p.Length} probabilities with sum {total.ToString(System.Globalization.CultureInfo.InvariantCulture)} for {a} numbers; give one for each, at least 0, summing to 1.", nameof(p));

        double[] sums = new double[a];
        double sum = 0;
        for (int i = 0; i < a; i++)
            sums[i] = sum += p[i];

        double[] uniform = rand(size).ToArray<double>();
        long[] chosen = Array.ConvertAll(uniform, u => (long)Array.FindIndex(sums, s => s / sum > u));
        return np.array(chosen).reshape(size);
    }
}
