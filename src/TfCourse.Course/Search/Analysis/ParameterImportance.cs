namespace TfCourse.Course;

/// <summary>How much of the differences between results each hyperparameter explains.</summary>
/// <param name="Shares">By parameter, in the order of the space: shares of 1; all 0 where nothing is explained.</param>
/// <param name="Trials">How many results that rests on.</param>
/// <param name="Warning">What to think of before one trusts it; null when nothing.</param>
public sealed record ParameterImportance(IReadOnlyList<(string Name, double Share)> Shares, int Trials, string? Warning)
{
    private const int MostTrials = 600;

    /// <summary>
    /// Fits a random forest to the results of a study and shuffles one parameter after the other; what the forest then gets wrong
    /// is that parameter's importance. The budget takes part, so that short trials are not blamed on their parameters.
    /// </summary>
    /// <param name="state">The results.</param>
    /// <param name="space">What was searched.</param>
    /// <param name="seed">Of the forest.</param>
    public static ParameterImportance Of(StudyState state, SearchSpace space, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(space);
        Trial[] trials = [.. state.Trials.Where(t => t.Value is not null).TakeLast(MostTrials)];
        int needed = Math.Max(30, 10 * space.Parameters.Count);
        if (trials.Length < 4)
        {
            return new ParameterImportance([.. space.Parameters.Select(p => (p.Name, 0.0))], trials.Length, $"{trials.Length} results say nothing about importance; {needed} are needed.");
        }

        double[][] rows = [.. trials.Select(t => Row(t, space))];
        double[] losses = [.. trials.Select(t => state.Loss(t.Value!.Value))];
        double[] rise = new RegressionForest(rows, losses, seed).PermutationImportance(seed + 1)[..space.Parameters.Count];
        double sum = rise.Sum(r => Math.Max(0, r));
        string? warning = trials.Length < needed
            ? $"These are only {trials.Length} results; below {needed} the order can be chance."
            : trials.Distinct(new SamePoint()).Count() < needed ? "Many results are of the same configurations." : null;
        return new ParameterImportance(
            [.. space.Parameters.Select((p, i) => (p.Name, sum > 0 ? Math.Max(0, rise[i]) / sum : 0))], trials.Length, warning);
    }

    // A parameter without meaning in a trial stands at -1, off the scale, so that a split can tell.
    private static double[] Row(Trial trial, SearchSpace space)
        => [.. space.Parameters.Select(p => trial.Proposal.Values.TryGet(p.Name, out ParameterValue value) ? p.PlaceOf(value) : -1), trial.Proposal.Budget];

    private sealed class SamePoint : IEqualityComparer<Trial>
    {
        public bool Equals(Trial? x, Trial? y) => x?.Proposal.Values.ToString() == y?.Proposal.Values.ToString();

        public int GetHashCode(Trial trial) => trial.Proposal.Values.ToString().GetHashCode(StringComparison.Ordinal);
    }
}
