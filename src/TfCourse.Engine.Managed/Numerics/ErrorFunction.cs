namespace TfCourse.Engine.Managed;

/// <summary>The error function, its complement, and the inverses of both: erf x = 2/√π · ∫₀ˣ e⁻ᵗ² dt, erfc x = 1 - erf x.</summary>
/// <remarks>Source: W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969), with its coefficients.</remarks>
internal static class ErrorFunction
{
    private const double InverseRootPi = 0.56418958354775628695;

    // Highest power first, as Horner's rule takes them.
    private static readonly double[] SmallTop = [1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3];
    private static readonly double[] SmallBottom = [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];

    private static readonly double[] MiddleTop =
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
        8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
    ];

    private static readonly double[] MiddleBottom =
    [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ];

    private static readonly double[] LargeTop = [1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4];
    private static readonly double[] LargeBottom = [1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

    /// <summary>erf x.</summary>
    public static double Erf(double x)
    {
        double size = Math.Abs(x);
        return size <= 0.46875 ? x * Ratio(SmallTop, SmallBottom, x * x)
            : double.IsNaN(x) ? x
            : Math.CopySign(1 - Tail(size), x);
    }

    /// <summary>erfc x, with full relative accuracy also where it is tiny.</summary>
    public static double Erfc(double x)
        => Math.Abs(x) <= 0.46875 ? 1 - (x * Ratio(SmallTop, SmallBottom, x * x))
            : double.IsNaN(x) ? x
            : x > 0 ? Tail(x)
            : 2 - Tail(-x);

    /// <summary>The x with erf x = y; infinite at -1 and 1, NaN outside.</summary>
    public static double InverseErf(double y)
    {
        double size = Math.Abs(y);
        if (!(size < 1))
        {
            return size == 1 ? Math.CopySign(double.PositiveInfinity, y) : double.NaN;
        }

        if (size > 0.5)
        {
            return Math.CopySign(InverseErfc(1 - size), y);
        }

        // Halley's iteration from the first two terms of the series.
        double x = y / InverseRootPi / 2 * (1 + (Math.PI * y * y / 12));
        for (int i = 0; i < 3; i++)
        {
            double step = (Erf(x) - y) / (2 * InverseRootPi * Math.Exp(-x * x));
            x -= step / (1 + (x * step));
        }

        return x;
    }

    /// <summary>The x with erfc x = y, for y in (0, 1]; exact also for tiny y.</summary>
    public static double InverseErfc(double y)
    {
        if (y == 0)
        {
            return double.PositiveInfinity;
        }

        // A first guess after S. Winitzki, A handy approximation for the error function and its inverse (2008); then Halley.
        double log = Math.Log(y * (2 - y)), half = (2 / (Math.PI * 0.147)) + (log / 2);
        double x = Math.Sqrt(Math.Sqrt((half * half) - (log / 0.147)) - half);
        for (int i = 0; i < 4; i++)
        {
            double step = (y - Erfc(x)) / (2 * InverseRootPi * Math.Exp(-x * x));
            x -= step / (1 + (x * step));
        }

        return x;
    }

    /// <summary>The quantile of the standard normal distribution: the x that a share p lies below; infinite at 0 and 1, NaN outside.</summary>
    public static double NormalQuantile(double p)
    {
        const double Root2 = 1.41421356237309504880;
        return !(p is >= 0 and <= 1) ? double.NaN
            : p < 0.25 ? -Root2 * InverseErfc(2 * p)
            : p > 0.75 ? Root2 * InverseErfc(2 * (1 - p))
            : Root2 * InverseErf((2 * p) - 1);
    }

    // erfc for x above 0.46875.
    private static double Tail(double x)
    {
        if (x > 27)
        {
            return 0;
        }

        double inverse = 1 / (x * x);
        double scaled = x <= 4 ? Ratio(MiddleTop, MiddleBottom, x)
            : (InverseRootPi - (inverse * Ratio(LargeTop, LargeBottom, inverse))) / x;

        // e^(-x²) from a part of x with few digits, whose square is exact.
        double coarse = Math.Truncate(x * 16) / 16;
        return Math.Exp(-coarse * coarse) * Math.Exp(-(x - coarse) * (x + coarse)) * scaled;
    }

    private static double Ratio(double[] top, double[] bottom, double x)
    {
        double a = top[0], b = bottom[0];
        for (int i = 1; i < top.Length; i++)
        {
            a = (a * x) + top[i];
        }

        for (int i = 1; i < bottom.Length; i++)
        {
            b = (b * x) + bottom[i];
        }

        return a / b;
    }
}
