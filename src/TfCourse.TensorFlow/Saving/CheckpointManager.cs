using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Keeps the last few checkpoints of a <see cref="Checkpoint"/> in a folder.</summary>
public sealed class CheckpointManager
{
    private readonly Checkpoint _checkpoint;
    private readonly string _folder, _name;
    private readonly int? _keep;
    private readonly IFileSystem _files;
    private readonly TimeProvider _time;
    private readonly List<(string Path, double Time)> _kept = [];
    private readonly double _lastPreserved;

    /// <summary>A manager of a folder; checkpoints that are there count.</summary>
    /// <param name="checkpoint">What is saved.</param>
    /// <param name="directory">The folder, which is made.</param>
    /// <param name="max_to_keep">How many are kept; null for all.</param>
    /// <param name="checkpoint_name">The beginning of their names.</param>
    /// <param name="time">The clock; the system's when null.</param>
    /// <param name="files">Where; the files of this machine when null.</param>
    public CheckpointManager(Checkpoint checkpoint, string directory, int? max_to_keep, string checkpoint_name = "ckpt", TimeProvider? time = null, IFileSystem? files = null)
    {
        (_checkpoint, _folder, _keep, _name, _time, _files) = (checkpoint, directory, max_to_keep, checkpoint_name, time ?? TimeProvider.System, files ?? SystemFileSystem.Instance);
        _lastPreserved = Now();
        CheckpointState? state = CheckpointStateFile.Read(_files, directory);
        for (int i = 0; i < (state?.AllModelCheckpointPaths.Count ?? 0); i++)
        {
            string path = state!.AllModelCheckpointPaths[i];
            if (_files.Exists(BundleFiles.Index(path)))
            {
                _kept.Add((path, i < state.AllModelCheckpointTimestamps.Count ? state.AllModelCheckpointTimestamps[i] : 0));
            }
        }

        _lastPreserved = state is { LastPreservedTimestamp: > 0 } ? state.LastPreservedTimestamp : _lastPreserved;
    }

    /// <summary>The checkpoints that are kept, oldest first.</summary>
    public string[] checkpoints => [.. _kept.Select(k => k.Path)];

    /// <summary>The newest checkpoint; null when there is none.</summary>
    public string? latest_checkpoint => _kept.Count > 0 ? _kept[^1].Path : null;

    /// <summary>Saves, and removes what is too many.</summary>
    /// <param name="session">The session whose values are saved; the default one when null.</param>
    /// <returns>The checkpoint's path.</returns>
    public string save(Session? session = null)
    {
        string path = _checkpoint.save(Path.Combine(_folder, _name), session);
        _kept.RemoveAll(k => k.Path == path);
        _kept.Add((path, Now()));
        var old = new List<string>();
        while (_kept.Count > (_keep ?? int.MaxValue))
        {
            old.Add(_kept[0].Path);
            _kept.RemoveAt(0);
        }

        var state = new CheckpointState { ModelCheckpointPath = Path.GetFileName(path), LastPreservedTimestamp = _lastPreserved };
        state.AllModelCheckpointPaths.AddRange(_kept.Select(k => Path.GetFileName(k.Path)));
        state.AllModelCheckpointTimestamps.AddRange(_kept.Select(k => k.Time));
        CheckpointStateFile.Write(_files, Path.Combine(_folder, CheckpointStateFile.DefaultName), state);
        foreach (string gone in old)
        {
            BundleFiles.Delete(_files, gone);
        }

        return path;
    }

    private double Now() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
}
