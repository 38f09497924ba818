using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>What the finder saw.</summary>
/// <param name="LearningRates">αₖ of every step made.</param>
/// <param name="Costs">The cost before each step; the last one may be far up or not finite.</param>
/// <param name="Suggested">
/// The smaller of two: the rate where the smoothed cost falls most steeply over log α, and a tenth of the rate of its least value; null when there is none.
/// </param>
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

    /// <summary>So far below the rate of the least cost a suggestion stays: behind that rate the cost explodes.</summary>
    public const double Margin = 10;

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
    /// <remarks>Source: the range test of L. N. Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3.</remarks>
    /// <param name="rates">αₖ, rising.</param>
    /// <param name="costs">The cost before each step.</param>
    public static LearningRateFinding Judge(IReadOnlyList<double> rates, IReadOnlyList<double> costs)
    {
        int finite = costs.TakeWhile(double.IsFinite).Count();
        if (finite < 5)
        {
            return new(rates, costs, null, FormattableString.Invariant($"no suggestion: only {finite} of {costs.Count} costs before the explosion are finite; begin with a smaller rate"));
        }

        // What comes after the least cost is the explosion; it may not reach back into what is judged.
        double[] seen = [.. costs.Take(finite)];
        double[] smooth = Smooth(seen[..(Array.IndexOf(seen, seen.Min()) + 1)]);
        int lowest = Array.IndexOf(smooth, smooth.Min());
        if (smooth.Length < 3 || smooth[0] - smooth[lowest] <= 1e-3 * Math.Abs(smooth[0]))
        {
            return new(rates, costs, null, "no suggestion: the cost does not fall at any rate; is the gradient right, and the range wide enough?");
        }

        double Slope(int k) => (smooth[k + 1] - smooth[k - 1]) / (Math.Log(rates[k + 1]) - Math.Log(rates[k - 1]));
        double steepest = rates[Enumerable.Range(1, smooth.Length - 2).MinBy(Slope)], bound = rates[lowest] / Margin;
        if (steepest <= bound)
        {
            return new(rates, costs, steepest, "the cost falls most steeply there");
        }

        // A run that learns on its way falls ever more steeply until it explodes.
        int nearest = Enumerable.Range(0, rates.Count).MinBy(k => Math.Abs(Math.Log(rates[k] / bound)));
        return new(rates, costs, rates[nearest], FormattableString.Invariant($"a {(int)Margin}th of the rate of the least cost, {rates[lowest]:G3}, up to which the cost falls ever more steeply"));
    }

    // Mini-batches make costs noisy: what is judged is an average over the neighbours on both sides, one on one side alone would come late.
    private static double[] Smooth(double[] costs)
    {
        static double[] Average(double[] values) => WeightedAverage.Run(NumSharp.np.array(values), 0.8, biasCorrection: true).ToArray<double>();
        double[] forward = Average(costs), back = Average([.. costs.Reverse()]);
        return [.. forward.Select((f, k) => (f + back[costs.Length - 1 - k]) / 2)];
    }
}
