using System.Numerics;

namespace TfCourse.Checking;

/// <summary>
/// Derivatives by a step into the complex plane, Im f(x + ih) / h: no difference is taken, so nothing cancels and h may be
/// 1e-100. For functions that can be computed on complex numbers: no absolute values, comparisons or maxima of the inputs.
/// </summary>
public static class ComplexStep
{
    private const double Step = 1e-100;

    /// <summary>The gradient of a function, exact to rounding.</summary>
    /// <param name="function">Analytic; called once an element.</param>
    /// <param name="at">Where; finite.</param>
    /// <returns>As many derivatives as elements.</returns>
    public static double[] Of(Func<Complex[], Complex> function, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(function);
        Complex[] x = Array.ConvertAll(at.ToArray(), v => new Complex(v, 0));
        var gradient = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] += new Complex(0, Step);
            gradient[i] = function((Complex[])x.Clone()).Imaginary / Step;
            x[i] = at[i];
        }

        return gradient;
    }
}
