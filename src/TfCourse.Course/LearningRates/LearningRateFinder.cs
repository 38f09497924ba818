using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>What the finder saw.</summary>
/// <param name="LearningRates">αₖ of every step made.</param>
/// <param name="Costs">The cost before each step; the last one may be far up or not finite.</param>
/// <param name="Suggested">The rate where the smoothed cost falls most steeply over log α; null when there is none.</param>
/// <param name="Reason">Why this rate, or why none.</param>
public sealed record LearningRateFinding(IReadOnlyList<double> LearningRates, IReadOnlyList<double> Costs, double? Suggested, string Reason);

/// <summary>Finds a learning rate by a short run whose rate grows; afterwards every variable of the graph is what it was.</summary>
public sealed class LearningRateFinder
{
    private readonly Tensor[] _values, _inputs;
    private readonly Operation _restore;

    /// <summary>A finder; it adds what puts the variables back to the graph, so it comes before the graph is finished.</summary>
    /// <param name="variables">All variables that a step writes: parameters, slots, counters.</param>
    public LearningRateFinder(IReadOnlyList<IVariableV1> variables)
    {
        _values = [.. variables.Select(v => v.AsTensor())];
        _inputs = [.. _values.Select(v => tf.placeholder(v.dtype, v.shape))];
        _restore = tf.group([.. variables.Zip(_inputs, (v, input) => v.assign(input).op)], "restore");
    }

    /// <summary>Where the run ends: at this many times the least cost seen.</summary>
    public const double Explosion = 4;

    /// <summary>Runs the finder.</summary>
    /// <param name="session">The session whose variables are lent; they are initialized.</param>
    /// <param name="step">Makes step k with a rate and returns the cost before it.</param>
    /// <param name="least">The first rate; above 0.</param>
    /// <param name="largest">The last rate; above the first.</param>
    /// <param name="steps">How many; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate or the number of steps is out of its range.</exception>
    public LearningRateFinding Run(Session session, Func<int, double, double> step, double least = 1e-6, double largest = 10, int steps = 80)
    {
        IReadOnlyList<double> rates = LearningRateRange.Rates(least, largest, steps);
        Tensorflow.NumPy.NDArray[] before = session.run(_values);
        List<double> costs = [];
        try
        {
            double lowest = double.PositiveInfinity;
            for (int k = 0; k < rates.Count && (k < 3 || costs[^1] <= Explosion * lowest); k++)
            {
                costs.Add(step(k, rates[k]));
                lowest = Math.Min(lowest, costs[^1]);
            }
        }
        finally
        {
            session.run(_restore, [.. _inputs.Zip(before, (input, value) => new FeedItem(input, value))]);
        }

        return Judge([.. rates.Take(costs.Count)], costs);
    }

    /// <summary>Suggests a rate from costs seen.</summary>
    /// <param name="rates">αₖ, rising.</param>
    /// <param name="costs">The cost before each step.</param>
    public static LearningRateFinding Judge(IReadOnlyList<double> rates, IReadOnlyList<double> costs)
    {
        int finite = costs.TakeWhile(double.IsFinite).Count();
        if (finite < 5)
        {
            return new(rates, costs, null, FormattableString.Invariant($"no suggestion: only {finite} of {costs.Count} costs before the explosion are finite; begin with a smaller rate"));
        }

        // Mini-batches make costs noisy: an average of past costs, corrected for its start, is judged instead.
        double[] smooth = WeightedAverage.Run(NumSharp.np.array(costs.Take(finite).ToArray()), 0.8, biasCorrection: true).ToArray<double>();
        double Slope(int k) => (smooth[k + 1] - smooth[k - 1]) / (Math.Log(rates[k + 1]) - Math.Log(rates[k - 1]));
        int lowest = Array.IndexOf(smooth, smooth.Min());
        int steepest = Enumerable.Range(1, finite - 2).Where(k => k <= Math.Max(1, lowest)).MinBy(Slope);
        return Slope(steepest) < 0 && smooth[0] - smooth[lowest] > 1e-3 * Math.Abs(smooth[0])
            ? new(rates, costs, rates[steepest], "the cost falls most steeply there")
            : new(rates, costs, null, "no suggestion: the cost does not fall at any rate; is the gradient right, and the range wide enough?");
    }
}
