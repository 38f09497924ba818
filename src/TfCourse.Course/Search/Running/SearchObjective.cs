namespace TfCourse.Course;

/// <summary>What a search makes better: trains with the values of a trial and says how good it is.</summary>
public interface ISearchObjective
{
    /// <summary>What the value is, as <c>dev_accuracy</c>.</summary>
    string Metric { get; }

    /// <summary>Whether larger values are better.</summary>
    bool Maximize { get; }

    /// <summary>
    /// Runs a trial to its budget: after each epoch it tells the value, and stops when it is told to. Equal values and seeds give
    /// equal results.
    /// </summary>
    /// <param name="trial">Values, budget, seed, folders.</param>
    /// <exception cref="TrialFailedException">There is no result: training diverged, or a value cannot be used.</exception>
    void Run(TrialContext trial);
}

/// <summary>A trial has no result, and would have none again: the reason is the message.</summary>
/// <param name="message">Why.</param>
public sealed class TrialFailedException(string message) : Exception(message);

/// <summary>What an objective gets, and whom it tells.</summary>
public sealed class TrialContext
{
    private readonly Func<int, double, bool> _report;
    private readonly Action<TrialChange> _changed;

    internal TrialContext(Trial trial, ulong seed, string folder, (string Folder, int Epochs)? continues, bool keepsState, Func<int, double, bool> report, Action<TrialChange> changed, CancellationToken cancellation)
    {
        (ContinuesFrom, EpochsBefore) = (continues?.Folder, continues?.Epochs ?? 0);
        (Number, Values, Budget, Folder, KeepsState, Cancellation) = (trial.Number, trial.Proposal.Values, trial.Proposal.Budget, folder, keepsState, cancellation);
        (Seed, _report, _changed) = (seed, report, changed);
    }

    /// <summary>The trial's number.</summary>
    public int Number { get; }

    /// <summary>The hyperparameters.</summary>
    public SearchValues Values { get; }

    /// <summary>Epochs in all, those of the trial it goes on with included.</summary>
    public int Budget { get; }

    /// <summary>Seed of weights and orders: the same for all trials, so that differences come from the values.</summary>
    public ulong Seed { get; }

    /// <summary>A folder of the trial's own; it is there when something is written to it.</summary>
    public string Folder { get; }

    /// <summary>The folder of the trial it goes on with; null when it begins anew.</summary>
    public string? ContinuesFrom { get; }

    /// <summary>Epochs that one has trained; 0 when the trial begins anew.</summary>
    public int EpochsBefore { get; }

    /// <summary>The file in which a panda's keeper writes new values, as <c>{"learning_rate": 0.001}</c>; null where nobody steers.</summary>
    public string? SteeringFile { get; internal init; }

    /// <summary>Whether another trial may go on with this one, so that its state is to be kept in <see cref="Folder"/>.</summary>
    public bool KeepsState { get; }

    /// <summary>Ends the trial without a result.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Tells the value after an epoch. The last one told is the trial's result.</summary>
    /// <param name="epoch">Epochs done, from 1.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether to go on; false means: stop now.</returns>
    /// <exception cref="TrialFailedException">The value is no finite number.</exception>
    public bool Report(int epoch, double value)
        => double.IsFinite(value) ? _report(epoch, value) : throw new TrialFailedException(FormattableString.Invariant($"diverged: the value is {value} after epoch {epoch}"));

    /// <summary>Keeps a change by hand on record.</summary>
    /// <param name="change">What was changed.</param>
    public void Changed(TrialChange change) => _changed(change);
}
