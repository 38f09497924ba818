namespace TfCourse.Checking;

/// <summary>Writes the user's cost as a multiple of a loss plus penalties, where that can be done.</summary>
internal static class CostFit
{
    /// <summary>The network with its scale and penalties, and what is left over relative to how much the cost varies; null when it cannot be.</summary>
    /// <param name="network">The candidate.</param>
    /// <param name="penalties">The sums at each sample.</param>
    /// <param name="outputs">The candidate's outputs at each sample.</param>
    /// <param name="cost">The user's cost at each sample.</param>
    /// <param name="unusual">Whether to try a penalty with a factor for each layer, and an L1 penalty, as well.</param>
    public static (DenseNetwork Network, double Residual)? Of(DenseNetwork network, PenaltyColumns penalties, double[][] outputs, double[] cost, bool unusual)
    {
        double[] loss = Array.ConvertAll(outputs, network.SummedLoss);
        if (Array.Exists(cost, c => !double.IsFinite(c)))
        {
            // A logarithm of logits has no value where they are below 0: the same points without a value tell as much.
            return network.Quirk is not null && cost.Zip(loss).All(p => double.IsNaN(p.First) == double.IsNaN(p.Second)) && Array.Exists(cost, double.IsNaN)
                ? (network with { Scale = 1.0 / network.Examples }, 0) : null;
        }

        double variation = cost.Max() - cost.Min();
        if (Array.Exists(loss, c => !double.IsFinite(c)) || variation == 0)
            return null;

        int L = network.Layers;
        (double[] x, double left) = LeastSquares.Fit([loss, penalties.Weights, penalties.Biases, penalties.Ones], cost);
        DenseNetwork fitted = Snapped(network, x[0]) with { WeightDecay = All(2 * x[1], L), BiasDecay = All(2 * x[2], L) };
        if (unusual && left > 1e-6 * variation && L > 1 && cost.Length >= L + 5)
        {
            (double[] y, double rest) = LeastSquares.Fit([loss, .. penalties.Each, penalties.Biases, penalties.Ones], cost);
            if (rest < 1e-3 * left)
                (left, fitted) = (rest, Snapped(network, y[0]) with { WeightDecay = [.. y.Skip(1).Take(L).Select(c => 2 * c)], BiasDecay = All(2 * y[^2], L) });
        }

        if (unusual && left > 1e-6 * variation)
        {
            (double[] y, double rest) = LeastSquares.Fit([loss, penalties.Weights, penalties.Lasso, penalties.Ones], cost);
            if (rest < 1e-3 * left)
                (left, fitted) = (rest, Snapped(network, y[0]) with { WeightDecay = All(2 * y[1], L), Lasso = y[2] });
        }

        return fitted.Scale > 0 ? (Cleaned(fitted, cost, penalties, left), left / variation) : null;
    }

    private static double[] All(double value, int count) => [.. Enumerable.Repeat(value, count)];

    // A multiple that is a usual one up to rounding is that one.
    private static DenseNetwork Snapped(DenseNetwork network, double scale)
    {
        double m = network.Examples, n = network.Sizes[^1];
        double near = new[] { 1 / m, 1, 0.5 / m, 0.5, 1 / (m * n), 0.5 / (m * n), 1 / n }.MinBy(c => Math.Abs(c - scale));
        return network with { Scale = Math.Abs(near - scale) < 1e-6 * near ? near : scale };
    }

    // A penalty that does not change the cost by much more than what no term explains is none: it was fitted to rounding.
    private static DenseNetwork Cleaned(DenseNetwork network, double[] cost, PenaltyColumns penalties, double left)
    {
        double least = Math.Max(1e-9 * cost.Max(Math.Abs), 20 * left);
        double[] Kept(double[] decay, Func<int, double[]> column) => [.. decay.Select((d, l) => Math.Abs(d) * (column(l).Max() - column(l).Min()) < least ? 0 : d)];
        bool each = network.WeightDecay.Distinct().Count() > 1;
        return network with { WeightDecay = Kept(network.WeightDecay, l => each ? penalties.Each[l] : penalties.Weights), BiasDecay = Kept(network.BiasDecay, _ => penalties.Biases) };
    }
}
