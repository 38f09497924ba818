using System.Text;
using System.Text.Json;
using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>
/// A search in a folder: <c>study.json</c> says what is searched, <c>trials.log</c> holds a record for every start, value on
/// the way and result. Any number of processes may work on it at once, on any machines that share the folder.
/// </summary>
public sealed class Study
{
    /// <summary>The file of settings that makes a folder a study.</summary>
    public const string SettingsFile = "study.json";

    /// <summary>The file of records.</summary>
    public const string RecordsFile = "trials.log";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly RecordLog _log;
    private readonly TimeProvider _time;

    private Study(string folder, StudySettings settings, TimeProvider time, TimeSpan lease)
    {
        (Folder, Settings, _time, Lease) = (folder, settings, time, lease);
        _log = new RecordLog(Path.Combine(folder, RecordsFile));
        State = new StudyState(settings.Maximize);
        Refresh();
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What is searched.</summary>
    public StudySettings Settings { get; }

    /// <summary>What the records say, as of the last <see cref="Refresh"/>.</summary>
    public StudyState State { get; }

    /// <summary>A worker of another machine that gives no sign of life for so long is taken for dead.</summary>
    public TimeSpan Lease { get; }

    /// <summary>Whether a folder holds a study.</summary>
    /// <param name="folder">The folder.</param>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, SettingsFile));

    /// <summary>Opens the study of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="time">For times in records and for leases.</param>
    /// <param name="lease">A worker of another machine without a sign of life for so long is taken for dead; 60 seconds when null.</param>
    /// <exception cref="DataException">There is no study, or a file of it is damaged.</exception>
    public static Study Open(string folder, TimeProvider time, TimeSpan? lease = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        string full = Path.GetFullPath(folder), file = Path.Combine(full, SettingsFile);
        if (!File.Exists(file))
        {
            throw new DataException(DataFault.Missing, full, Directory.Exists(full) ? $"a folder without {SettingsFile}" : "no such folder", $"the folder of a study, which holds {SettingsFile}");
        }

        return new Study(full, StudySettings.Read(File.ReadAllText(file), file), time, lease ?? TimeSpan.FromSeconds(60));
    }

    /// <summary>Makes a study, or opens it when another process has just made the same one.</summary>
    /// <param name="folder">A folder that is empty, or not there yet, or holds this very study.</param>
    /// <param name="settings">What is searched.</param>
    /// <param name="time">For times in records and for leases.</param>
    /// <param name="lease">See <see cref="Open"/>.</param>
    /// <exception cref="IOException">The folder holds something else, or another study.</exception>
    public static Study Create(string folder, StudySettings settings, TimeProvider time, TimeSpan? lease = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        string full = Path.GetFullPath(folder), file = Path.Combine(full, SettingsFile);
        if (File.Exists(full) || (Directory.Exists(full) && !Exists(full) && Directory.EnumerateFileSystemEntries(full).Any(f => !Path.GetFileName(f).StartsWith("study.", StringComparison.Ordinal))))
        {
            throw new IOException($"'{full}' exists already and holds no study; choose another folder.");
        }

        Directory.CreateDirectory(full);
        string text = settings.ToJson().ToJsonString(Indented) + "\n";
        using (StudyLock.Take(full, WorkerIdentity.Own, lease ?? TimeSpan.FromSeconds(60), time))
        {
            if (!File.Exists(file))
            {
                string part = Path.Combine(full, $"study.json.{WorkerIdentity.Own.Id}");
                File.WriteAllText(part, text, new UTF8Encoding(false));
                File.Move(part, file);
            }
        }

        Study study = Open(full, time, lease);
        return study.Settings.ToJson().ToJsonString() == settings.ToJson().ToJsonString()
            ? study
            : throw new IOException($"'{full}' holds another study: of {study.Settings.Model} by {study.Settings.StrategyName} with seed {study.Settings.Seed}. Choose another folder, or leave out the options to go on with that study.");
    }

    /// <summary>Reads what has been recorded since.</summary>
    /// <exception cref="DataException">A record is damaged.</exception>
    public void Refresh() => _log.ReadNew(record => State.Apply(record));

    /// <summary>
    /// Ends trials of dead workers, and takes the next point that can be worked on.
    /// </summary>
    /// <param name="strategy">Decides what the point is.</param>
    /// <param name="points">How many points there are.</param>
    /// <param name="worker">Who takes it.</param>
    /// <param name="isDead">Whether the worker of a running trial is dead.</param>
    /// <returns>The trial; null when there is none now.</returns>
    internal Trial? Take(SearchStrategy strategy, int points, WorkerIdentity worker, Func<string, bool> isDead)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, StudyState.MostPoints);
        using StudyLock held = Lock(worker);
        Refresh();
        long now = Now();
        byte[][] ended = [.. State.Running.Where(t => isDead(t.Worker)).Select(t => Failed(t, worker.Id, now, $"its worker {t.Worker} died", "died"))];
        if (ended.Length > 0)
        {
            _log.Append(ended, durable: true);
            Refresh();
        }

        for (int point = 0; point < points; point++)
        {
            // A point that was started before is what it was then, whatever is known by now.
            if (!State.IsFree(point) || ((point < State.Points.Count ? State.Points[point]?.Proposal : null) ?? strategy.Propose(point, State.Points)) is not { } proposal)
            {
                continue;
            }

            int number = State.Trials.Count + 1;
            _log.Append([StudyState.StartRecord(number, point, worker.Id, now, proposal)], durable: true);
            Refresh();
            Trial trial = State.Trials[number - 1];
            return trial.Worker == worker.Id && trial.Point == point && State.IsRunning(trial) ? trial : null;
        }

        return null;
    }

    /// <summary>Records a value on the way.</summary>
    /// <returns>Whether the trial is still this worker's.</returns>
    internal bool Report(Trial trial, WorkerIdentity worker, int epoch, double value)
        => Publish(trial, worker, durable: false, at => StudyState.Record("report", trial.Number, worker.Id, at, json =>
        {
            json.WriteNumber("epoch", epoch);
            json.WriteNumber("value", value);
        }));

    internal bool Change(Trial trial, WorkerIdentity worker, TrialChange change)
        => Publish(trial, worker, durable: true, at => StudyState.Record("change", trial.Number, worker.Id, at, json =>
        {
            json.WriteNumber("epoch", change.Epoch);
            json.WriteString("name", change.Name);
            json.WriteNumber("from", change.From);
            json.WriteNumber("to", change.To);
        }));

    internal bool Finish(Trial trial, WorkerIdentity worker, double value, int epochs, bool pruned)
        => Publish(trial, worker, durable: true, at => StudyState.Record(pruned ? "prune" : "finish", trial.Number, worker.Id, at, json =>
        {
            json.WriteNumber("value", value);
            json.WriteNumber("epochs", epochs);
        }));

    /// <summary>Ends a trial without a result.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="worker">Who says so.</param>
    /// <param name="reason">Why.</param>
    /// <param name="again">Whether the point is to be tried again.</param>
    internal bool Fail(Trial trial, WorkerIdentity worker, string reason, bool again)
        => Publish(trial, worker, durable: true, at => Failed(trial, worker.Id, at, reason, again ? "yes" : "no"));

    private bool Publish(Trial trial, WorkerIdentity worker, bool durable, Func<long, byte[]> record)
    {
        using StudyLock held = Lock(worker);
        Refresh();
        if (!State.IsRunning(trial))
        {
            return false;
        }

        byte[] own = record(Now());
        bool counts = false;
        _log.Append([own], durable);
        _log.ReadNew(read => counts |= State.Apply(read) && read.Span.SequenceEqual(own));
        return counts;
    }

    private static byte[] Failed(Trial trial, string worker, long at, string reason, string again) => StudyState.Record("fail", trial.Number, worker, at, json =>
    {
        json.WriteString("reason", reason.Length > 2000 ? reason[..2000] : reason);
        json.WriteString("again", again);
    });

    private StudyLock Lock(WorkerIdentity worker) => StudyLock.Take(Folder, worker, Lease, _time);

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
