namespace TfCourse.Reference;

/// <summary>
/// Exponentially weighted averages: <c>vₜ = β·vₜ₋₁ + (1 - β)·θₜ</c> from v₀ = 0, about the mean of the last 1 / (1 - β) values.
/// </summary>
public static class WeightedAverage
{
    /// <summary>v₁, v₂, …; with bias correction <c>vₜ / (1 - βᵗ)</c>, without which the first averages are too small.</summary>
    /// <param name="theta">θ₁, θ₂, …, [values].</param>
    /// <param name="beta">β, in [0, 1).</param>
    /// <param name="biasCorrection">Whether to divide by 1 - βᵗ.</param>
    /// <returns>[values].</returns>
    public static NDArray Run(NDArray theta, double beta, bool biasCorrection)
    {
        ArgumentNullException.ThrowIfNull(theta);
        Hyperparameter.Fraction(beta, nameof(beta));
        double[] values = theta.ToArray<double>(), averages = new double[values.Length];
        double v = 0;
        for (int t = 1; t <= values.Length; t++)
        {
            v = beta * v + (1 - beta) * values[t - 1];
            averages[t - 1] = biasCorrection ? v / (1 - Math.Pow(beta, t)) : v;
        }

        return np.array(averages);
    }

    /// <summary>
    /// dθ from the derivative by the averages: θₛ stands in every later vₜ with the weight <c>(1 - β)·βᵗ⁻ˢ</c>.
    /// </summary>
    /// <param name="daverages">Derivative by v₁, v₂, …, [values].</param>
    /// <param name="beta">β, in [0, 1).</param>
    /// <param name="biasCorrection">As in the pass forward.</param>
    /// <returns>[values].</returns>
    public static NDArray Backward(NDArray daverages, double beta, bool biasCorrection)
    {
        ArgumentNullException.ThrowIfNull(daverages);
        Hyperparameter.Fraction(beta, nameof(beta));
        double[] d = daverages.ToArray<double>(), dtheta = new double[d.Length];
        double dv = 0;
        for (int t = d.Length; t >= 1; t--)
        {
            dv = beta * dv + (biasCorrection ? d[t - 1] / (1 - Math.Pow(beta, t)) : d[t - 1]);
            dtheta[t - 1] = (1 - beta) * dv;
        }

        return np.array(dtheta);
    }
}
