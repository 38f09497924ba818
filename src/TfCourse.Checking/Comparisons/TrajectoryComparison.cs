namespace TfCourse.Checking;

/// <summary>Two optimizers' paths through parameter space, compared step by step.</summary>
/// <param name="First">The name of the first path, e.g. "by hand".</param>
/// <param name="Second">The name of the second path, e.g. "framework".</param>
/// <param name="Tolerance">The largest relative difference of a parameter that counts as agreement.</param>
/// <param name="Steps">How many steps were compared.</param>
/// <param name="WorstStep">The step, from 1, after which a parameter is farthest off.</param>
/// <param name="Worst">How far it is off there.</param>
public sealed record TrajectoryComparison(string First, string Second, double Tolerance, int Steps, int WorstStep, ParameterComparison Worst)
{
    /// <summary>Whether both paths agree at every step.</summary>
    public bool Agrees => Worst.RelativeDifference <= Tolerance;

    /// <summary>Compares two paths.</summary>
    /// <param name="first">The name of the first path.</param>
    /// <param name="a">The parameters after each step.</param>
    /// <param name="second">The name of the second path.</param>
    /// <param name="b">The parameters after each step, as many.</param>
    /// <param name="tolerance">The largest relative difference that counts as agreement; above 0.</param>
    /// <returns>Where they are farthest apart.</returns>
    /// <exception cref="ArgumentException">The paths have no step, or differ in length or parameters.</exception>
    public static TrajectoryComparison Of(
        string first, IReadOnlyList<IReadOnlyDictionary<string, CheckedArray>> a, string second, IReadOnlyList<IReadOnlyDictionary<string, CheckedArray>> b, double tolerance)
    {
        if (a.Count == 0 || a.Count != b.Count)
        {
            throw new ArgumentException($"'{first}' has {a.Count} steps, '{second}' {b.Count}; both need as many, and at least one.", nameof(b));
        }

        int worstStep = 0;
        ParameterComparison? worst = null;
        for (int step = 0; step < a.Count; step++)
        {
            ParameterComparison here = GradientComparison.Of(first, a[step], second, b[step], tolerance).Worst;
            if (worst is null || !(here.RelativeDifference <= worst.RelativeDifference))
            {
                (worst, worstStep) = (here, step + 1);
            }

            if (double.IsNaN(here.RelativeDifference))
            {
                break; // nothing after a NaN says anything
            }
        }

        return new TrajectoryComparison(first, second, tolerance, a.Count, worstStep, worst!);
    }
}
