using System.Collections.Concurrent;

namespace TfCourse.Course;

/// <summary>Signs of life of a study's workers: a file each, whose time is renewed while the worker lives.</summary>
internal sealed class WorkerSigns : IDisposable
{
    private readonly string _folder, _own;
    private readonly TimeSpan _lease;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly ConcurrentDictionary<string, (DateTime Sign, long Since)> _seen = new(StringComparer.Ordinal);

    public WorkerSigns(string study, WorkerIdentity worker, TimeSpan lease, TimeProvider time)
    {
        (_folder, _lease, _time) = (Path.Combine(study, "workers"), lease, time);
        Directory.CreateDirectory(_folder);
        _own = FileOf(worker.Id);
        File.WriteAllText(_own, worker.ToJson().ToJsonString() + "\n");
        _timer = time.CreateTimer(_ => Renew(), null, lease / 6, lease / 6);
    }

    /// <summary>Whether a worker is dead. One of another machine is judged by how long nothing about it has changed, on our own clock.</summary>
    public bool IsDead(string id)
    {
        string file = FileOf(id);
        WorkerIdentity? worker = File.Exists(file) ? WorkerIdentity.Read(File.ReadAllText(file)) : null;
        if (worker?.IsAlive() is { } alive)
        {
            return !alive;
        }

        DateTime sign = File.GetLastWriteTimeUtc(file);
        (DateTime Sign, long Since) seen = _seen.AddOrUpdate(
            id, _ => (sign, _time.GetTimestamp()), (_, old) => old.Sign == sign ? old : (sign, _time.GetTimestamp()));
        return _time.GetElapsedTime(seen.Since) > _lease;
    }

    public void Dispose() => _timer.Dispose();

    private string FileOf(string id) => Path.Combine(_folder, id + ".json");

    private void Renew()
    {
        try
        {
            File.SetLastWriteTimeUtc(_own, _time.GetUtcNow().UtcDateTime);
        }
        catch (IOException e)
        {
            // Others will take this worker for dead, and its result will not count: no harm to the study.
            System.Diagnostics.Trace.WriteLine(e.Message);
        }
    }
}
