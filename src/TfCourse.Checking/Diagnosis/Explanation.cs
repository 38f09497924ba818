namespace TfCourse.Checking;

/// <summary>Mistakes that together explain the wrong gradients: those of the pass backward, those of single parameters, and what is left.</summary>
/// <param name="Mistakes">Of the pass backward; none for mistakes of single parameters only.</param>
/// <param name="Locals">Of single parameters, each with the parameters it explains.</param>
/// <param name="Unexplained">Parameters that stay wrong.</param>
/// <param name="Residuals">What is left of each parameter's difference under the mistakes of the pass backward.</param>
internal sealed record Explanation(
    IReadOnlyList<Mistake> Mistakes, IReadOnlyList<(LocalFit Fit, List<string> Parameters)> Locals, IReadOnlyList<string> Unexplained, IReadOnlyDictionary<string, double> Residuals)
{
    private const double Unknown = 6;

    /// <summary>The smaller, the likelier.</summary>
    public double Cost => Mistakes.Sum(m => m.Rarity) + Locals.Sum(l => l.Fit.Rarity) + Unknown * Unexplained.Count;
}
