namespace TfCourse.Engine.Managed;

/// <summary>The logarithm of the gamma function and its derivatives.</summary>
/// <remarks>
/// Sources: Abramowitz and Stegun, 6.1.33 (series about 2), 6.1.41 (Stirling), 6.3.18 (digamma), 6.4.10 (polygamma),
/// with the recurrences and reflections of chapter 6. Values at poles as in TensorFlow.
/// </remarks>
internal static class GammaFunction
{
    private const double Euler = 0.57721566490153286061;

    // (ζ(k) - 1) / k with alternating sign, for k = 2, 3, …: the series of log Γ(2 + z).
    private static readonly double[] Series = [.. Enumerable.Range(2, 29).Select(k => (k % 2 == 0 ? 1.0 : -1.0) * HurwitzZeta.Of(k, 2) / k)];

    // B₂ⱼ / (2j (2j - 1)), j = 1, 2, …: the series of Stirling's formula.
    private static readonly double[] StirlingSeries = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400];

    // B₂ⱼ / 2j, j = 1, 2, …: the series of digamma.
    private static readonly double[] DigammaSeries = [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160];

    /// <summary>log |Γ(x)|; infinite at 0, -1, -2, …</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || double.IsInfinity(x))
        {
            return x * x;
        }

        if (x <= 0 && x == Math.Floor(x))
        {
            return double.PositiveInfinity;
        }

        if (x < -0.5)
        {
            return Math.Log(Math.PI / Math.Abs(x * double.SinPi(x))) - Log(-x);
        }

        if (x < 0.5)
        {
            return LogOnePlus(x) - Math.Log(Math.Abs(x));
        }

        if (x < 1.5)
        {
            return LogOnePlus(x - 1);
        }

        if (x >= 10)
        {
            return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274178 + StirlingRest(x);
        }

        double product = 1;
        for (; x >= 2.5; product *= x)
        {
            x--;
        }

        return Math.Log(product) + LogTwoPlus(x - 2);
    }

    /// <summary>What Stirling's formula leaves: log Γ(x) - (x - ½) log x + x - ½ log 2π, for x from 10 on.</summary>
    public static double StirlingRest(double x) => Polynomial(StirlingSeries, 1 / (x * x)) / x;

    /// <summary>ψ(x), the derivative of log Γ(x); NaN at 0, -1, -2, …</summary>
    public static double Digamma(double x)
    {
        if (x <= 0)
        {
            return x == Math.Floor(x) ? double.NaN : Digamma(1 - x) - (Math.PI / double.TanPi(x));
        }

        double shift = 0;
        for (; x < 10; x++)
        {
            shift += 1 / x;
        }

        double square = 1 / (x * x);
        return double.IsPositiveInfinity(x) ? x : Math.Log(x) - (0.5 / x) - (square * Polynomial(DigammaSeries, square)) - shift;
    }

    /// <summary>The n-th derivative of ψ; n = 0 is ψ itself. NaN unless n is a whole number from 0 on.</summary>
    public static double Polygamma(double n, double x)
    {
        if (n == 0)
        {
            return Digamma(x);
        }

        if (!(n > 0) || n != Math.Floor(n))
        {
            return double.NaN;
        }

        double value = Math.Exp(Log(n + 1)) * HurwitzZeta.Of(n + 1, x);
        return Math.IEEERemainder(n, 2) == 0 ? -value : value;
    }

    // log Γ(1 + z) for z in [-0.5, 0.5].
    private static double LogOnePlus(double z) => LogTwoPlus(z) - NearOne.Log1p(z);

    // log Γ(2 + z) for z in [-0.5, 0.5].
    private static double LogTwoPlus(double z) => z * ((1 - Euler) + (z * Polynomial(Series, z)));

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
