namespace TfCourse.Engine.Managed;

/// <summary>
/// The regularized incomplete gamma functions P(a, x) = 1/Γ(a) · ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt and Q = 1 - P, and the derivative of P by a.
/// </summary>
/// <remarks>
/// Sources: Abramowitz and Stegun, 6.5.29 (series, for x below a + 1) and 6.5.31 (continued fraction, above); both carry
/// their derivative by a along. For very large a the first terms of N. M. Temme's uniform expansion (1979).
/// </remarks>
internal static class IncompleteGamma
{
    private const double VeryLarge = 1e7;

    /// <summary>P(a, x); NaN unless a is above 0 and x at least 0.</summary>
    public static double Lower(double a, double x)
        => x == 0 ? 0
            : !(a > 0 && x > 0) ? double.NaN
            : double.IsInfinity(a) ? 0
            : double.IsInfinity(x) ? 1
            : a > VeryLarge ? Temme(a, x, -1)
            : x < a + 1 ? Weight(a, x) / a * Series(a, x).Sum
            : 1 - (Weight(a, x) * Fraction(a, x).Sum);

    /// <summary>Q(a, x); NaN unless a is above 0 and x at least 0.</summary>
    public static double Upper(double a, double x)
        => !(a > 0 && x >= 0) ? double.NaN
            : double.IsInfinity(x) ? 0
            : double.IsInfinity(a) || x == 0 ? 1
            : a > VeryLarge ? Temme(a, x, 1)
            : x < a + 1 ? 1 - (Weight(a, x) / a * Series(a, x).Sum)
            : Weight(a, x) * Fraction(a, x).Sum;

    /// <summary>The derivative of P(a, x) by a.</summary>
    public static double LowerByA(double a, double x)
        => x == 0 ? 0
            : !(a > 0 && x > 0) ? double.NaN
            : double.IsInfinity(x) || double.IsInfinity(a) ? 0
            : x < a + 1 ? Weight(a, x) / a * Series(a, x).ByA
            : -Weight(a, x) * Fraction(a, x).ByA;

    /// <summary>How a sample x of the gamma distribution moves with a: −∂P/∂a / ∂P/∂x.</summary>
    public static double SampleByA(double a, double x)
    {
        if (!(a > 0 && x > 0) || double.IsInfinity(a) || double.IsInfinity(x))
        {
            return x == 0 && a > 0 ? 0 : double.NaN;
        }

        // The weight xᵃ e⁻ˣ / Γ(a) is in both derivatives and cancels, so that tails stay exact. Very large a: x is a + z√a with a normal z.
        return a > VeryLarge ? (a + x) / (2 * a) : x < a + 1 ? -x / a * Series(a, x).ByA : x * Fraction(a, x).ByA;
    }

    // P = xᵃ e⁻ˣ / Γ(a + 1) · (1 + x/(a+1) + x²/((a+1)(a+2)) + …); the sum, and the derivative of P over the factor before it.
    private static (double Sum, double ByA) Series(double a, double x)
    {
        double term = 1, sum = 1, termByA = 0, sumByA = 0;
        for (double n = 1; n < 100_000; n++)
        {
            double ratio = x / (a + n);
            termByA = (termByA - (term / (a + n))) * ratio;
            term *= ratio;
            sum += term;
            sumByA += termByA;
            if (term <= sum * 1e-17 && Math.Abs(termByA) <= Math.Abs(sumByA) * 1e-17)
            {
                break;
            }
        }

        return (sum, (sum * (Math.Log(x) - GammaFunction.Digamma(a + 1))) + sumByA);
    }

    // Q = xᵃ e⁻ˣ / Γ(a) · 1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - …))), evaluated forward (Lentz); likewise.
    private static (double Sum, double ByA) Fraction(double a, double x)
    {
        double b = x + 1 - a, c = 1e300, cByA = 0, d = 1 / b, dByA = d * d, h = d, hByA = dByA;
        for (double i = 1; i < 100_000; i++)
        {
            double top = i * (a - i);
            b += 2;
            double bottom = (top * d) + b, bottomByA = (i * d) + (top * dByA) - 1;
            cByA = (i / c) - (top * cByA / c / c) - 1;
            c = b + (top / c);
            d = 1 / bottom;
            dByA = -bottomByA * d * d;
            double step = d * c, change = (hByA * (step - 1)) + (h * ((dByA * c) + (d * cByA)));
            hByA += change;
            h *= step;

            // For whole a the value ends early, its derivative does not.
            if (Math.Abs(step - 1) <= 1e-16 && Math.Abs(change) <= Math.Abs(hByA) * 1e-16)
            {
                break;
            }
        }

        return (h, (h * (Math.Log(x) - GammaFunction.Digamma(a))) + hByA);
    }

    // xᵃ e⁻ˣ / Γ(a); for larger a through (x - a) / a, as the large parts of the exponent cancel.
    private static double Weight(double a, double x)
        => a < 10 ? Math.Exp((a * Math.Log(x)) - x - GammaFunction.Log(a))
            : Math.Sqrt(a / (2 * Math.PI)) * Math.Exp((a * Deviation((x - a) / a)) - GammaFunction.StirlingRest(a));

    // log(1 + m) - m, exact also for small m: with s = m / (2 + m), log(1 + m) = 2s + 2s³/3 + …, and 2s - m = -m s.
    private static double Deviation(double m)
    {
        if (Math.Abs(m) > 0.3)
        {
            return Math.Log(1 + m) - m;
        }

        double s = m / (2 + m), square = s * s, power = 2 * s * square, sum = 0;
        for (int k = 3; k < 40; k += 2, power *= square)
        {
            sum += power / k;
        }

        return sum - (m * s);
    }

    private static double Temme(double a, double x, int sign)
    {
        double m = (x - a) / a, eta = Math.CopySign(Math.Sqrt(-2 * Deviation(m)), m);
        double rest = Math.Abs(m) < 1e-3 ? (-1.0 / 3) + (eta / 12) : (1 / m) - (1 / eta);
        return (ErrorFunction.Erfc(sign * eta * Math.Sqrt(a / 2)) / 2) + (sign * Math.Exp(-a * eta * eta / 2) / Math.Sqrt(2 * Math.PI * a) * rest);
    }
}
