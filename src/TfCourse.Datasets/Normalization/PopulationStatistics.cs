namespace TfCourse.Datasets;

/// <summary>Mean and population variance of every feature over the examples, in float64, in two passes.</summary>
/// <param name="Mean">μ = 1/m Σ x, shape [features].</param>
/// <param name="Variance">σ² = 1/m Σ (x − μ)², shape [features]; exactly 0 where all examples agree.</param>
/// <remarks>
/// The sum of m equal float32 values is exact in float64 (24 bits and those of m), and so is the division by m: equal values
/// have exactly their own mean, and no spread comes from rounding.
/// </remarks>
internal sealed record PopulationStatistics(double[] Mean, double[] Variance)
{
    public static PopulationStatistics Of(Dataset data)
    {
        int size = data.FeatureSize;
        double[] mean = new double[size], variance = new double[size];

        for (int example = 0; example < data.Count; example++)
        {
            ReadOnlySpan<float> x = data.Example(example);
            for (int i = 0; i < size; i++)
                mean[i] += x[i];
        }
        for (int i = 0; i < size; i++)
            mean[i] /= data.Count;

        for (int example = 0; example < data.Count; example++)
        {
            ReadOnlySpan<float> x = data.Example(example);
            for (int i = 0; i < size; i++)
                variance[i] += (x[i] - mean[i]) * (x[i] - mean[i]);
        }
        for (int i = 0; i < size; i++)
            variance[i] /= data.Count;
        return new PopulationStatistics(mean, variance);
    }
}
