using System.Globalization;
using NumSharp;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>How training goes.</summary>
public enum Convergence
{
    /// <summary>The cost falls.</summary>
    Falling,

    /// <summary>A cost is not finite.</summary>
    NotFinite,

    /// <summary>The cost grows.</summary>
    Diverging,

    /// <summary>The cost jumps to and fro without falling.</summary>
    Oscillating,

    /// <summary>The cost neither falls nor jumps.</summary>
    Stalled,

    /// <summary>There are too few costs to say.</summary>
    TooFew,
}

/// <summary>What a convergence check saw.</summary>
/// <param name="State">How training goes.</param>
/// <param name="Message">What was seen, with numbers, and what to try.</param>
public sealed record ConvergenceFinding(Convergence State, string Message);

/// <summary>Judges training by its costs.</summary>
public static class ConvergenceCheck
{
    private const int Least = 8;

    /// <summary>Judges the last costs.</summary>
    /// <param name="costs">Costs in their order, one an epoch or step.</param>
    /// <param name="window">How many of the last ones count; at least 8.</param>
    /// <param name="improvement">The share by which the window's second half has to be lower to count as falling; in (0, 1).</param>
    public static ConvergenceFinding Judge(IReadOnlyList<double> costs, int window = 20, double improvement = 0.001)
    {
        Range.Require(window, nameof(window), Least, int.MaxValue, whole: true);
        Range.Require(improvement, nameof(improvement), 0, 1, aboveMin: true, belowMax: true);
        int bad = costs.Select((cost, i) => (cost, i)).Where(p => !double.IsFinite(p.cost)).Select(p => p.i + 1).FirstOrDefault();
        if (bad > 0)
        {
            return Found(Convergence.NotFinite, $"cost number {bad} is {costs[bad - 1]}: lower the learning rate, or look for a logarithm of 0");
        }

        if (costs.Count < Least)
        {
            return Found(Convergence.TooFew, $"only {costs.Count} costs; {Least} are needed to judge");
        }

        double[] last = [.. costs.Skip(Math.Max(0, costs.Count - window))];
        Progress progress = Progress.Of(np.array(last));
        string numbers = string.Create(CultureInfo.InvariantCulture,
            $"over the last {last.Length} costs the mean changed by {-progress.Improvement:P2}, {progress.Turns:P0} of the steps turned, a step was {progress.Swing:P2} of the cost");
        return progress switch
        {
            { Improvement: var better } when better > improvement => Found(Convergence.Falling, $"{numbers}: it falls"),
            { Turns: > 0.5, Swing: > 0.01 } => Found(Convergence.Oscillating, $"{numbers}: it jumps to and fro; lower the learning rate, or let it decay"),
            { Improvement: var better } when better < -0.05 => Found(Convergence.Diverging, $"{numbers}: it grows; lower the learning rate"),
            _ => Found(Convergence.Stalled, $"{numbers}: it no longer falls; a plateau or the end: try momentum or Adam, or stop"),
        };
    }

    private static ConvergenceFinding Found(Convergence state, FormattableString message)
        => new(state, message.ToString(CultureInfo.InvariantCulture));
}
