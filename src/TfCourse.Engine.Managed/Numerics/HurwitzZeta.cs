namespace TfCourse.Engine.Managed;

/// <summary>The Hurwitz zeta function: ζ(x, q) = Σ (q + k)⁻ˣ over k = 0, 1, 2, …</summary>
/// <remarks>Source: the Euler-Maclaurin formula, Abramowitz and Stegun, 23.1.30; refusals and poles as in TensorFlow.</remarks>
internal static class HurwitzZeta
{
    // B₂ⱼ / (2j)! for j = 1, 2, …
    private static readonly double[] Bernoulli =
    [
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000,
        1.0 / 74724249600, -3617.0 / 10670622842880000, 43867.0 / 5109094217170944000,
    ];

    /// <summary>ζ(x, q).</summary>
    /// <param name="x">Above 1; 1 is a pole, NaN below.</param>
    /// <param name="q">Above 0; below, x has to be a whole number and q none.</param>
    public static double Of(double x, double q)
    {
        if (x == 1)
        {
            return double.PositiveInfinity;
        }

        if (!(x > 1) || double.IsNaN(q))
        {
            return double.NaN;
        }

        bool whole = x == Math.Floor(x), even = whole && Math.IEEERemainder(x, 2) is 0 or double.NaN;
        if (q <= 0 && q == Math.Floor(q))
        {
            return even ? double.PositiveInfinity : double.NaN;
        }

        if (q <= 0 && !whole)
        {
            return double.NaN;
        }

        if (double.IsInfinity(x))
        {
            return q > 1 ? 0 : q == 1 ? 1 : double.PositiveInfinity;
        }

        return q > 0 ? Positive(x, q) : Negative(x, q, even);
    }

    // The terms below 0 have the sizes r, r + 1, … up to -q, those above begin at 1 - r.
    private static double Negative(double x, double q, bool even)
    {
        double r = -q - Math.Floor(-q);
        double below = Positive(x, r) - Positive(x, 1 - q);
        return (even ? below : -below) + Positive(x, 1 - r);
    }

    private static double Positive(double x, double q)
    {
        if (double.IsPositiveInfinity(q))
        {
            return 0;
        }

        // Terms one by one, until the formula for the rest converges fast.
        double sum = 0, a = q;
        for (; a < 10 + (x / 2); a++)
        {
            double term = Math.Pow(a, -x);
            sum += term;
            if (term * a <= sum * (x - 1) * 1e-17)
            {
                return sum;
            }
        }

        double power = Math.Pow(a, -x);
        sum += (power * a / (x - 1)) + (power / 2);
        double factor = x * power / a;
        for (int j = 0; j < Bernoulli.Length; j++)
        {
            double term = Bernoulli[j] * factor;
            sum += term;
            if (Math.Abs(term) <= Math.Abs(sum) * 1e-17)
            {
                break;
            }

            factor *= (x + (2 * j) + 1) / a * ((x + (2 * j) + 2) / a);
        }

        return sum;
    }
}
