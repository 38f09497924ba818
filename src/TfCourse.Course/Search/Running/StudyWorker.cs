namespace TfCourse.Course;

/// <summary>What a worker did.</summary>
/// <param name="Trials">Trials it brought to a result.</param>
/// <param name="Interrupted">Whether it was told to stop before the search was over.</param>
public sealed record WorkerResult(int Trials, bool Interrupted);

/// <summary>Works on a study until it is done: takes a trial, runs it, records the result; others may do the same at the same time.</summary>
public sealed class StudyWorker
{
    private readonly Study _study;
    private readonly ISearchObjective _objective;
    private readonly TimeProvider _time;
    private readonly WorkerIdentity _worker = WorkerIdentity.Own;

    /// <summary>A worker of this process.</summary>
    /// <param name="study">The study.</param>
    /// <param name="objective">What is made better.</param>
    /// <param name="time">For leases.</param>
    public StudyWorker(Study study, ISearchObjective objective, TimeProvider time) => (_study, _objective, _time) = (study, objective, time);

    /// <summary>Works until all points are done.</summary>
    /// <param name="trials">How many trials with a result are wanted in all, those of other workers and of earlier times included.</param>
    /// <param name="progress">Told when a trial of this worker ends.</param>
    /// <param name="cancellation">Ends the work; the trial at hand goes back to the study.</param>
    public WorkerResult Run(int trials, IProgress<Trial>? progress, CancellationToken cancellation)
    {
        SearchStrategy strategy = _study.Settings.CreateStrategy();
        int points = strategy.Points(trials), done = 0;
        using var signs = new WorkerSigns(_study.Folder, _worker, _study.Lease, _time);

        // A process is one worker: what it left running in an earlier call cannot be.
        bool IsDead(string id) => id == _worker.Id || signs.IsDead(id);
        while (!cancellation.IsCancellationRequested)
        {
            if (_study.Take(strategy, points, _worker, IsDead) is not { } trial)
            {
                if (_study.State.DonePoints >= points)
                {
                    return new WorkerResult(done, false);
                }

                // Others work on what the next points wait for.
                cancellation.WaitHandle.WaitOne(20);
                continue;
            }

            done += RunTrial(trial, strategy, cancellation) ? 1 : 0;
            progress?.Report(trial);
        }

        return new WorkerResult(done, true);
    }

    private bool RunTrial(Trial trial, SearchStrategy strategy, CancellationToken cancellation)
    {
        (double Value, int Epochs)? last = null;
        (bool isOurs, bool isPruned) = (true, false);
        int trained = 0;
        (string, int)? continues = trial.Proposal.Continues is { } other && _study.State.ResultOf(other) is { } earlier
            ? (FolderOf(earlier.Number), earlier.Proposal.Budget) : null;
        var context = new TrialContext(
            trial, _study.Settings.Seed, FolderOf(trial.Number), continues, strategy is HalvingSearch or AshaSearch,
            (epoch, value) =>
            {
                last = (value, epoch);
                trained++;
                isOurs = _study.Report(trial, _worker, epoch, value);
                isPruned = isOurs && _study.Settings.Prunes && epoch < trial.Proposal.Budget && MedianRule.Stops(trial, epoch, value, _study.State);
                return isOurs && !isPruned && epoch < trial.Proposal.Budget && !cancellation.IsCancellationRequested;
            },
            change => isOurs = _study.Change(trial, _worker, change), cancellation)
        { SteeringFile = strategy is PandaSearch ? Path.Combine(_study.Folder, "steer.json") : null };
        try
        {
            _objective.Run(context);
        }
        catch (TrialFailedException e)
        {
            _study.Fail(trial, _worker, e.Message, again: false);
            return false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _study.Fail(trial, _worker, "interrupted", again: true);
            return false;
        }
        catch (Exception e)
        {
            _study.Fail(trial, _worker, $"{e.GetType().Name}: {e.Message}", again: false);
            throw;
        }

        if (!isOurs)
        {
            // Taken for dead meanwhile; the point is another worker's now, and this result must not count beside its.
            return false;
        }

        if (last is not { } result)
        {
            _study.Fail(trial, _worker, "the objective told no value", again: false);
            return false;
        }

        bool isComplete = isPruned || result.Epochs >= trial.Proposal.Budget;
        if (!isComplete && cancellation.IsCancellationRequested)
        {
            _study.Fail(trial, _worker, "interrupted", again: true);
            return false;
        }

        return _study.Finish(trial, _worker, result.Value, trained, isPruned);
    }

    private string FolderOf(int trial) => Path.Combine(_study.Folder, "trials", trial.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Stops a trial whose value is worse than the median of what others had after as many epochs.</summary>
/// <remarks>Source: the median stopping rule of Golovin et al., "Google Vizier", KDD 2017, section 3.2.1.</remarks>
internal static class MedianRule
{
    private const int LeastTrials = 5;

    public static bool Stops(Trial trial, int epoch, double value, StudyState state)
    {
        var others = new List<double>();
        foreach (Trial other in state.Trials)
        {
            if (other != trial && other.Status is TrialStatus.Finished or TrialStatus.Pruned && other.Reports.FirstOrDefault(r => r.Epoch == epoch) is { } report)
            {
                others.Add(state.Loss(report.Value));
            }
        }

        if (others.Count < LeastTrials)
        {
            return false;
        }

        others.Sort();
        return state.Loss(value) > others[others.Count / 2];
    }
}
