namespace TfCourse.Reference;

/// <summary>The learning rates that a finder tries, one a step: <c>αₖ = least · (largest / least)^(k / (steps - 1))</c>.</summary>
/// <remarks>Source: Smith, 2017, arXiv:1506.01186, section 3.3, with rates that grow by a factor instead of a summand.</remarks>
public static class LearningRateRange
{
    /// <summary>The rates.</summary>
    /// <param name="least">The first; above 0.</param>
    /// <param name="largest">The last; above the first.</param>
    /// <param name="steps">How many; at least 2.</param>
    public static IReadOnlyList<double> Rates(double least, double largest, int steps)
    {
        Hyperparameter.Positive(least, nameof(least));
        Hyperparameter.Within(largest, nameof(largest), Math.BitIncrement(least), double.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        return [.. Enumerable.Range(0, steps).Select(k => least * Math.Pow(largest / least, k / (steps - 1.0)))];
    }

    /// <summary>
    /// The costs that gradient descent with these rates sees: before step k the cost, then <c>θ ← θ - αₖ·g</c>. The given
    /// parameters are not changed.
    /// </summary>
    /// <param name="parameters">Where to begin.</param>
    /// <param name="rates">αₖ.</param>
    /// <param name="step">Cost and gradients at given parameters; k counts from 0.</param>
    public static IReadOnlyList<double> Costs(Parameters parameters, IReadOnlyList<double> rates, Func<int, Parameters, (double Cost, Gradients Gradients)> step)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(step);
        List<double> costs = [];
        for (int k = 0; k < rates.Count; k++)
        {
            (double cost, Gradients gradients) = step(k, parameters);
            costs.Add(cost);
            double alpha = rates[k];
            parameters = parameters.Select((name, w) => w - alpha * gradients.Of(name));
        }

        return costs;
    }
}
