using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>How one feature differs between two sets.</summary>
/// <param name="Feature">Index of the feature.</param>
/// <param name="Name">Its name, or its coordinates.</param>
/// <param name="FirstMean">Mean in the first set.</param>
/// <param name="SecondMean">Mean in the second set.</param>
/// <param name="FirstDeviation">Population standard deviation in the first set.</param>
/// <param name="SecondDeviation">Population standard deviation in the second set.</param>
/// <param name="MeanDifference">Standardized mean difference <c>(μ₁ − μ₂) / √((σ₁² + σ₂²) / 2)</c>; infinite when constants differ.</param>
/// <param name="KolmogorovSmirnov">D, the largest gap between the two empirical distribution functions, in [0, 1].</param>
/// <param name="PValue">Chance of a gap of D or more between two samples of one distribution (asymptotic).</param>
public sealed record FeatureShift(
    int Feature, string Name, double FirstMean, double SecondMean, double FirstDeviation, double SecondDeviation,
    double MeanDifference, double KolmogorovSmirnov, double PValue)
{
    /// <summary>The values in one line.</summary>
    public override string ToString()
        => Invariant($"{Name}: mean {FirstMean:G5} against {SecondMean:G5}, standardized difference {MeanDifference:F2}, KS {KolmogorovSmirnov:F2} (p {PValue:G2})");
}
