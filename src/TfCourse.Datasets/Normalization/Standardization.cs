using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Brings every feature to mean 0 and variance 1: <c>x' = (x − μ) / √σ²</c>, with μ and σ² of the training set.</summary>
/// <remarks>
/// <para>Fit on train only and apply to dev and test: with statistics of their own, the sets would be scaled differently.
/// <c>μ = 1/m Σ x</c> and <c>σ² = 1/m Σ (x − μ)²</c> are population statistics over axis 0, in float64.</para>
/// <para>A feature that is constant in the training set is only centred: it has no spread to divide by.</para>
/// </remarks>
public sealed class Standardization
{
    private readonly double[] _mean, _variance, _scale;

    private Standardization(double[] mean, double[] variance)
    {
        (_mean, _variance) = (mean, variance);
        _scale = Array.ConvertAll(variance, v => v == 0 ? 1.0 : 1 / Math.Sqrt(v));
    }

    /// <summary>μ of each feature.</summary>
    public IReadOnlyList<double> Mean => _mean;

    /// <summary>σ² of each feature; 0 for a constant one.</summary>
    public IReadOnlyList<double> Variance => _variance;

    /// <summary>Indices of the features that were constant in the training set.</summary>
    public IReadOnlyList<int> Constant => [.. Enumerable.Range(0, _variance.Length).Where(i => _variance[i] == 0)];

    /// <summary>Computes μ and σ² of a training set.</summary>
    /// <param name="train">The training set, and nothing but it.</param>
    public static Standardization Fit(Dataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        PopulationStatistics statistics = PopulationStatistics.Of(train);
        return new Standardization(statistics.Mean, statistics.Variance);
    }

    /// <summary>Takes up stored values again.</summary>
    /// <param name="mean">μ of each feature, finite.</param>
    /// <param name="variance">σ² of each feature, finite, 0 or more, as many as means.</param>
    /// <exception cref="ArgumentException">The numbers of values differ or there are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite or a variance is negative.</exception>
    public static Standardization Of(IReadOnlyList<double> mean, IReadOnlyList<double> variance)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(variance);
        if (mean.Count == 0 || mean.Count != variance.Count)
            throw new ArgumentException(
                Invariant($"There are {mean.Count} means and {variance.Count} variances; required: one each a feature."), nameof(variance));
        for (int i = 0; i < mean.Count; i++)
        {
            if (!double.IsFinite(mean[i]))
                throw new ArgumentOutOfRangeException(nameof(mean), mean[i], Invariant($"The mean of feature {i} is {mean[i]}; required: a finite value."));
            if (!(variance[i] >= 0 && double.IsFinite(variance[i])))
                throw new ArgumentOutOfRangeException(
                    nameof(variance), variance[i], Invariant($"The variance of feature {i} is {variance[i]}; required: a finite value, 0 or more."));
        }
        return new Standardization([.. mean], [.. variance]);
    }

    /// <summary>The set with normalized features; its own are left as they are.</summary>
    /// <param name="data">A set with as many features as the training set.</param>
    /// <exception cref="ArgumentException">The number of features differs, or a normalized value exceeds float32.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        float[] features = (float[])data.Features.Clone();
        Apply(features);
        return data.WithFeatures(features);
    }

    /// <summary>Normalizes examples in place, as before a prediction.</summary>
    /// <param name="features">Whole examples in C order, shape [examples, features].</param>
    /// <exception cref="ArgumentException">The number of values is no multiple of the number of features.</exception>
    public void Apply(Span<float> features)
    {
        RequireWholeExamples(features);
        for (int start = 0; start < features.Length; start += _mean.Length)
            for (int i = 0; i < _mean.Length; i++)
                features[start + i] = (float)((features[start + i] - _mean[i]) * _scale[i]);
    }

    /// <summary>Undoes <see cref="Apply(Span{float})"/> in place, to show examples in their own units.</summary>
    /// <param name="features">Whole normalized examples in C order, shape [examples, features].</param>
    /// <exception cref="ArgumentException">The number of values is no multiple of the number of features.</exception>
    public void Undo(Span<float> features)
    {
        RequireWholeExamples(features);
        for (int start = 0; start < features.Length; start += _mean.Length)
            for (int i = 0; i < _mean.Length; i++)
                features[start + i] = (float)((features[start + i] / _scale[i]) + _mean[i]);
    }

    private void RequireWholeExamples(Span<float> features)
    {
        if (features.Length % _mean.Length != 0)
            throw new ArgumentException(
                Invariant($"There are {features.Length} values; required: a multiple of {_mean.Length}, the number of features that this was fitted on."),
                nameof(features));
    }
}
