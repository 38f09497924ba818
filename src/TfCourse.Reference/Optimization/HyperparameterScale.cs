namespace TfCourse.Reference;

/// <summary>From evenly distributed numbers to hyperparameters on the scale on which they matter.</summary>
public static class HyperparameterScale
{
    /// <summary>
    /// <c>r = lg low + u·(lg high - lg low)</c>, <c>10^r</c>: every decade gets the same share. With low 1e-4 and high 1 that is
    /// the course's <c>r = -4·rand</c>, with u = 1 - rand.
    /// </summary>
    /// <param name="u">Evenly distributed in [0, 1), any shape.</param>
    /// <param name="low">The lower end, above 0.</param>
    /// <param name="high">The upper end, above the lower.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ends are no range above 0.</exception>
    public static NDArray Logarithmic(NDArray u, double low, double high)
    {
        Hyperparameter.Positive(low, nameof(low));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        double from = Math.Log10(low), to = Math.Log10(high);
        return np.exp((from + u * (to - from)) * Math.Log(10));
    }

    /// <summary>
    /// <c>β = 1 - 10^r</c> with r even from lg(1 - low) to lg(1 - high): what matters of an average's β is about how many values
    /// it averages, 1/(1 - β), and that is ten from 0.9, but a thousand from 0.999.
    /// </summary>
    /// <param name="u">Evenly distributed in [0, 1), any shape.</param>
    /// <param name="low">The lower end, in [0, 1).</param>
    /// <param name="high">The upper end, above the lower and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ends are no range in [0, 1).</exception>
    public static NDArray OneMinusLogarithmic(NDArray u, double low, double high)
    {
        Hyperparameter.Fraction(low, nameof(low));
        Hyperparameter.Fraction(high, nameof(high));
        return 1.0 - Logarithmic(1.0 - u, 1 - high, 1 - low);
    }
}
