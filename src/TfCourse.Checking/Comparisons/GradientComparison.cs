namespace TfCourse.Checking;

/// <summary>The gradients of all parameters, computed in two ways, compared.</summary>
/// <param name="First">The name of the first way, e.g. "by hand".</param>
/// <param name="Second">The name of the second way, e.g. "numeric".</param>
/// <param name="Tolerance">The largest relative difference that counts as agreement.</param>
/// <param name="Parameters">One comparison a parameter, in the parameters' order.</param>
public sealed record GradientComparison(string First, string Second, double Tolerance, IReadOnlyList<ParameterComparison> Parameters)
{
    /// <summary>Whether every parameter agrees; a value that is not finite never does.</summary>
    public bool Agrees => Parameters.All(p => p.RelativeDifference <= Tolerance);

    /// <summary>The comparison that is farthest off.</summary>
    public ParameterComparison Worst => Parameters.MaxBy(p => double.IsNaN(p.RelativeDifference) ? double.PositiveInfinity : p.RelativeDifference)!;

    /// <summary>Compares two sets of gradients.</summary>
    /// <param name="first">The name of the first way.</param>
    /// <param name="a">Its gradients by the parameters' names.</param>
    /// <param name="second">The name of the second way.</param>
    /// <param name="b">Its gradients by the parameters' names.</param>
    /// <param name="tolerance">The largest relative difference that counts as agreement; above 0.</param>
    /// <returns>One comparison a parameter, in the order of the first.</returns>
    /// <exception cref="ArgumentException">The parameters differ.</exception>
    public static GradientComparison Of(
        string first, IReadOnlyDictionary<string, CheckedArray> a, string second, IReadOnlyDictionary<string, CheckedArray> b, double tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        string[] missing = [.. a.Keys.Except(b.Keys), .. b.Keys.Except(a.Keys)];
        return missing.Length == 0
            ? new GradientComparison(first, second, tolerance, [.. a.Keys.Select(name => ParameterComparison.Of(name, a[name], b[name]))])
            : throw new ArgumentException($"Only one of '{first}' and '{second}' has {string.Join(", ", missing)}.", nameof(b));
    }
}
