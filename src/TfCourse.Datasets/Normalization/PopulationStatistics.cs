namespace TfCourse.Datasets;

/// <summary>Mean and population variance of every feature over the examples, in float64, in two passes.</summary>
/// <param name="Mean">μ = 1/m Σ x, shape [features].</param>
/// <param name="Variance">σ² = 1/m Σ (x − μ)², shape [features]; exactly 0 where all examples agree.</param>
internal sealed record PopulationStatistics(double[] Mean, double[] Variance)
{
    public static PopulationStatistics Of(Dataset data)
    {
        int size = data.FeatureSize;
        double[] mean = new double[size], variance = new double[size];
        bool[] varies = new bool[size];
        ReadOnlySpan<float> first = data.Example(0);

        for (int example = 0; example < data.Count; example++)
        {
            ReadOnlySpan<float> x = data.Example(example);
            for (int i = 0; i < size; i++)
            {
                mean[i] += x[i];
                varies[i] |= x[i] != first[i];
            }
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
        {
            // The mean of equal values may be off by a rounding, which would make a spread of nothing.
            mean[i] = varies[i] ? mean[i] : first[i];
            variance[i] = varies[i] ? variance[i] / data.Count : 0;
        }
        return new PopulationStatistics(mean, variance);
    }
}
