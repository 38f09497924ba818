namespace TfCourse.NaiveEngine;

/// <summary>
/// A real number with how far an honest computation in the type of the tensor may be from it: each step of a formula
/// rounds once, and what came in wrong goes on wrong. So a formula written in plain operators tells its own tolerance.
/// </summary>
/// <param name="Value">The number, computed in double precision.</param>
/// <param name="Error">The largest distance, in units of the type's epsilon; 0 for inputs.</param>
public readonly record struct Real(double Value, double Error = 0)
{
    /// <summary>How many units in the last place a library function may be off.</summary>
    private const double Function = 4;

    /// <summary>An exact number.</summary>
    public static implicit operator Real(double value) => new(value);

    /// <summary>Sum, rounded once.</summary>
    public static Real operator +(Real a, Real b) => Rounded(a.Value + b.Value, a.Error + b.Error);

    /// <summary>Difference, rounded once.</summary>
    public static Real operator -(Real a, Real b) => Rounded(a.Value - b.Value, a.Error + b.Error);

    /// <summary>Product, rounded once.</summary>
    public static Real operator *(Real a, Real b) => Rounded(a.Value * b.Value, (Math.Abs(a.Value) * b.Error) + (Math.Abs(b.Value) * a.Error));

    /// <summary>Quotient, rounded once.</summary>
    public static Real operator /(Real a, Real b)
    {
        double q = a.Value / b.Value;
        return Rounded(q, (a.Error + (Math.Abs(q) * b.Error)) / Math.Abs(b.Value));
    }

    /// <summary>The number with its sign turned, exact.</summary>
    public static Real operator -(Real a) => new(-a.Value, a.Error);

    /// <summary>A function's value where its argument may be off.</summary>
    /// <param name="value">The value.</param>
    /// <param name="slope">How much the value changes per unit of the argument.</param>
    /// <param name="x">The argument.</param>
    /// <param name="ulps">How far the function itself may be off.</param>
    public static Real Of(double value, double slope, Real x, double ulps = Function)
        => new(value, (Math.Abs(value) * ulps) + (x.Error == 0 ? 0 : Math.Abs(slope) * x.Error));

    /// <summary>e to the power of x.</summary>
    public static Real Exp(Real x) => Of(Math.Exp(x.Value), Math.Exp(x.Value), x);

    /// <summary>The natural logarithm.</summary>
    public static Real Log(Real x) => Of(Math.Log(x.Value), 1 / x.Value, x);

    /// <summary>The square root.</summary>
    public static Real Sqrt(Real x) => Of(Math.Sqrt(x.Value), 0.5 / Math.Sqrt(x.Value), x, 1);

    /// <summary>x to the power of p.</summary>
    public static Real Pow(Real x, double p) => Of(Math.Pow(x.Value, p), p * Math.Pow(x.Value, p - 1), x);

    /// <summary>log(1 + x), exact also near 0 (Kahan): what rounding took from 1 + x is put back.</summary>
    public static double Log1p(double x) => 1 + x is var u && (u == 1 || double.IsInfinity(u)) ? x : u <= 0 ? Math.Log(u) : Math.Log(u) * x / (u - 1);

    /// <summary>e to the power of x, less 1, exact also near 0 (Kahan).</summary>
    public static double Expm1(double x) => Math.Exp(x) is var u && u == 1 ? x : u - 1 == -1 || double.IsInfinity(u) ? u - 1 : (u - 1) * x / Math.Log(u);

    /// <summary>The size without the sign, exact.</summary>
    public static Real Abs(Real x) => new(Math.Abs(x.Value), x.Error);

    /// <summary>The larger one; NaN if either is.</summary>
    public static Real Max(Real a, Real b) => new(Math.Max(a.Value, b.Value), Math.Max(a.Error, b.Error));

    /// <summary>The smaller one; NaN if either is.</summary>
    public static Real Min(Real a, Real b) => new(Math.Min(a.Value, b.Value), Math.Max(a.Error, b.Error));

    /// <summary>The other number if it is larger, else the one: NaN as the other never counts.</summary>
    public static Real Upper(Real one, Real other) => other.Value > one.Value ? other : one;

    /// <summary>The other number if it is smaller, else the one: NaN as the other never counts.</summary>
    public static Real Lower(Real one, Real other) => other.Value < one.Value ? other : one;

    /// <summary>
    /// The sum of many, in whatever order a kernel takes them: rounding wanders by the square root of their number,
    /// each step at most as large as the sum of the sizes.
    /// </summary>
    public static Real Sum(IEnumerable<Real> terms)
    {
        var sum = new RunningSum();
        foreach (Real term in terms)
        {
            sum.Add(term);
        }

        return sum.Total;
    }

    private static Real Rounded(double value, double error) => new(value, error + Math.Abs(value));
}

/// <summary>A sum while it grows.</summary>
public struct RunningSum
{
    private double _value, _sizes, _errors;
    private int _count;

    /// <summary>Adds a term.</summary>
    public void Add(Real term)
    {
        _value += term.Value;
        _sizes += Math.Abs(term.Value);
        _errors += term.Error;
        _count++;
    }

    /// <summary>Adds a product, which is rounded before it is added.</summary>
    public void Add(Real a, Real b) => Add(a * b);

    /// <summary>The sum so far.</summary>
    public readonly Real Total => new(_value, _errors + (_count < 2 ? 0 : (1 + (2 * Math.Sqrt(_count))) * _sizes));
}
