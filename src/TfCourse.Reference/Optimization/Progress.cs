namespace TfCourse.Reference;

/// <summary>How costs have gone of late, in three numbers that tell falling, oscillating and stalled training apart.</summary>
/// <param name="Improvement">By how much the second half of the costs is lower than the first, as a share: <c>(μ₁ - μ₂) / μ₁</c>.</param>
/// <param name="Turns">The share of steps at which the cost turns from falling to rising or back, in [0, 1].</param>
/// <param name="Swing">The mean step of the cost as a share of the mean cost: <c>mean |cᵢ₊₁ - cᵢ| / mean c</c>.</param>
public sealed record Progress(double Improvement, double Turns, double Swing)
{
    /// <summary>The numbers of some costs.</summary>
    /// <param name="costs">Finite costs above 0, at least 4, [costs].</param>
    public static Progress Of(NDArray costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        int n = Hyperparameter.AtLeastOne((int)costs.shape[0] - 3, "costs.Length - 3") + 3, half = n / 2;
        NDArray steps = costs[new Slice(1, n)] - costs[new Slice(0, n - 1)];
        double first = (double)np.mean(costs[new Slice(0, half)]), second = (double)np.mean(costs[new Slice(n - half, n)]);
        NDArray turns = steps[new Slice(1, n - 1)] * steps[new Slice(0, n - 2)] < 0.0;
        return new Progress(
            (first - second) / first, (double)np.mean(turns.astype(np.float64)), (double)np.mean(np.abs(steps)) / (double)np.mean(costs));
    }

    /// <summary>The derivative of <see cref="Improvement"/> by each cost: <c>μ₂ / (μ₁²·half)</c> in the first half, <c>-1 / (μ₁·half)</c> in the second.</summary>
    /// <param name="costs">As in <see cref="Of"/>.</param>
    public static NDArray ImprovementBackward(NDArray costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        int n = (int)costs.shape[0], half = n / 2;
        double first = (double)np.mean(costs[new Slice(0, half)]), second = (double)np.mean(costs[new Slice(n - half, n)]);
        double[] d = new double[n];
        for (int i = 0; i < half; i++)
        {
            d[i] = second / (first * first * half);
            d[n - half + i] = -1 / (first * half);
        }

        return np.array(d);
    }
}
