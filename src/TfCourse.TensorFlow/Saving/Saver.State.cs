using TfCourse.Engine;

namespace Tensorflow;

/// <content>Which checkpoints there are, which are kept, and the state file that says so.</content>
public sealed partial class Saver
{
    private readonly List<(string Path, double Time)> _kept = [];
    private double _keepNext;

    /// <summary>The checkpoints that are kept, oldest first.</summary>
    public string[] last_checkpoints => [.. _kept.Select(k => k.Path)];

    /// <summary>Says which checkpoints there are, e.g. of an earlier run; oldest first.</summary>
    /// <param name="last_checkpoints">Their paths.</param>
    public void set_last_checkpoints(IEnumerable<string> last_checkpoints)
    {
        _kept.Clear();
        _kept.AddRange(last_checkpoints.Select(p => (p, double.PositiveInfinity)));
    }

    /// <summary>As <see cref="set_last_checkpoints"/>, leaving out what is not there any more.</summary>
    /// <param name="checkpoint_paths">Their paths.</param>
    public void recover_last_checkpoints(IEnumerable<string> checkpoint_paths) => set_last_checkpoints(checkpoint_paths.Where(p => _files.Exists(BundleFiles.Index(p))));

    // First the state, which names only whole checkpoints; then, when it is safe on the disk, what is old goes.
    private void Record(string prefix, string state)
    {
        if (_def.MaxToKeep <= 0)
        {
            WriteState(prefix, [prefix], state);
            return;
        }

        _kept.RemoveAll(k => k.Path == prefix);
        _kept.Add((prefix, Now()));
        var old = new List<(string Path, double Time)>();
        while (_kept.Count > _def.MaxToKeep)
        {
            old.Add(_kept[0]);
            _kept.RemoveAt(0);
        }

        WriteState(prefix, last_checkpoints, state);
        foreach ((string path, double time) in old)
        {
            if (time > _keepNext && !double.IsInfinity(time))
            {
                _keepNext += _def.KeepCheckpointEveryNHours * 3600;
                continue;
            }

            BundleFiles.Delete(_files, path);
            _files.Delete(MetaName(path));
        }
    }

    private void WriteState(string newest, IEnumerable<string> all, string name)
    {
        string folder = DurableFile.FolderOf(newest);
        var message = new CheckpointState { ModelCheckpointPath = Written(newest, folder) };
        message.AllModelCheckpointPaths.AddRange(all.Select(p => Written(p, folder)));
        CheckpointStateFile.Write(_files, Path.Combine(folder, name), message);
    }

    // As TensorFlow: relative to the folder where the folder itself was given relative, else absolute.
    private string Written(string path, string folder) => !_relative && Path.IsPathRooted(folder) ? path : Path.GetRelativePath(folder, path);
}
