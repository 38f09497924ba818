using System.Numerics;

namespace TfCourse.Checking;

/// <summary>
/// Derivatives by a step into the complex plane, Im f(x + ih) / h: no difference is taken, so nothing cancels and h may be
/// 1e-100. For functions that can be computed on complex numbers; where they compare or take absolute values, by the real parts.
/// </summary>
public static class ComplexStep
{
    /// <summary>h.</summary>
    internal const double Step = 1e-100;

    /// <summary>The gradient of a function, exact to rounding.</summary>
    /// <param name="function">Analytic; called once an element.</param>
    /// <param name="at">Where; finite.</param>
    /// <returns>As many derivatives as elements.</returns>
    public static double[] Of(Func<Complex[], Complex> function, ReadOnlySpan<double> at)
    {
        ArgumentNullException.ThrowIfNull(function);
        var gradient = new double[at.Length];
        var direction = new double[at.Length];
        for (int i = 0; i < gradient.Length; i++)
        {
            direction[i] = 1;
            gradient[i] = function(Moved(at, direction)).Imaginary / Step;
            direction[i] = 0;
        }

        return gradient;
    }

    /// <summary>x + ih·d.</summary>
    internal static Complex[] Moved(ReadOnlySpan<double> x, ReadOnlySpan<double> direction)
    {
        var moved = new Complex[x.Length];
        for (int i = 0; i < moved.Length; i++)
            moved[i] = new Complex(x[i], Step * direction[i]);
        return moved;
    }
}
