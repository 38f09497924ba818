namespace TfCourse.Course;

/// <summary>Strategies without a study: one after the other proposes points of a formula, in this process, until a budget is spent.</summary>
internal static class StrategyRace
{
    /// <summary>Runs a strategy.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="error">The error of values after so many epochs.</param>
    /// <param name="epochs">The budget of all trials together.</param>
    /// <returns>After each trial, epochs spent so far and the least error so far; trials that go on with another pay only for their own epochs.</returns>
    public static IReadOnlyList<(int Spent, double Best)> Run(SearchStrategy strategy, Func<SearchValues, int, double> error, int epochs)
    {
        var history = new List<PointRecord?>();
        var path = new List<(int, double)>();
        (int spent, double best) = (0, double.PositiveInfinity);
        while (history.Count < strategy.Points(epochs) && strategy.Propose(history.Count, history) is { } proposal)
        {
            spent += proposal.Budget - (proposal.Continues is { } other ? history[other]!.Proposal.Budget : 0);
            if (spent > epochs)
            {
                break;
            }

            double found = error(proposal.Values, proposal.Budget);
            history.Add(new PointRecord(proposal, true, found));
            best = Math.Min(best, found);
            path.Add((spent, best));
        }

        return path;
    }
}
