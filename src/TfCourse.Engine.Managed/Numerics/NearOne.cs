namespace TfCourse.Engine.Managed;

/// <summary>Logarithm and exponential beside 1, where the plain forms cancel.</summary>
/// <remarks>
/// Both correct the plain value by what rounding did to its argument (W. Kahan's form): log(u) is multiplied by
/// x / (u - 1), where u is 1 + x as rounded. The relative error stays at a few units in the last place.
/// </remarks>
internal static class NearOne
{
    /// <summary>log(1 + x).</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsPositiveInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>eˣ - 1.</summary>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x), below = u - 1;
        return u == 1 ? x : below == -1 || double.IsPositiveInfinity(u) ? below : below * (x / Math.Log(u));
    }
}
