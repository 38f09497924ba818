using System.Text;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>The checkpoints of a run: variables with their slots, random streams, and the state of training, each in one checkpoint of TensorFlow's format.</summary>
public sealed class RunCheckpoints
{
    private const string StateKey = "_training_state";
    private readonly IFileSystem _files;
    private readonly string _folder;
    private readonly int _keep;

    /// <summary>The checkpoints of a folder, which need not be there yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="keep">How many are kept; at least 1.</param>
    /// <param name="files">Where; the files of this machine when null.</param>
    public RunCheckpoints(string folder, int keep = 2, IFileSystem? files = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        (_folder, _keep, _files) = (folder, keep, files ?? SystemFileSystem.Instance);
    }

    /// <summary>The newest checkpoint that is whole; null when there is none.</summary>
    /// <param name="skipped">Told of each that is damaged, and why.</param>
    /// <returns>Its prefix.</returns>
    public string? Newest(Action<string>? skipped = null) => CheckpointStateFile.NewestWhole(_files, _folder, null, skipped);

    /// <summary>Saves: the checkpoint, then the state file, then the oldest go.</summary>
    /// <param name="session">The session.</param>
    /// <param name="variables">All variables, slots included.</param>
    /// <param name="state">Where training is.</param>
    /// <param name="best">The best parameters so far; null when no metric is watched.</param>
    /// <exception cref="EngineException">The files cannot be written; the older checkpoints are untouched.</exception>
    public void Save(Session session, IReadOnlyList<IVariableV1> variables, TrainingState state, BestParameters? best = null)
    {
        string name = FormattableString.Invariant($"step-{state.Steps}"), prefix = Path.Combine(_folder, name);
        var beside = new Dictionary<string, NDArray>(best?.Values ?? new Dictionary<string, NDArray>()) { [StateKey] = new NDArray(new[] { Encoding.UTF8.GetBytes(state.ToJson()) }) };
        session.SaveAll(prefix, variables, beside, _files);
        string[] all = [.. (CheckpointStateFile.Read(_files, _folder)?.AllModelCheckpointPaths ?? []).Select(p => Path.GetFileName(p)).Where(p => p != name && _files.Exists(BundleFiles.Index(Path.Combine(_folder, p)))), name];
        string[] kept = all[Math.Max(0, all.Length - _keep)..];
        var file = new CheckpointState { ModelCheckpointPath = name };
        file.AllModelCheckpointPaths.AddRange(kept);
        CheckpointStateFile.Write(_files, Path.Combine(_folder, CheckpointStateFile.DefaultName), file);
        foreach (string old in all.Except(kept))
        {
            BundleFiles.Delete(_files, Path.Combine(_folder, old));
        }
    }

    /// <summary>Restores variables and random streams.</summary>
    /// <param name="session">The session.</param>
    /// <param name="variables">All variables, slots included.</param>
    /// <param name="prefix">The checkpoint.</param>
    /// <param name="best">Takes up the best parameters that the checkpoint has; null when no metric is watched.</param>
    /// <returns>Where training was.</returns>
    /// <exception cref="EngineException">The checkpoint is damaged or of another network.</exception>
    public TrainingState Restore(Session session, IReadOnlyList<IVariableV1> variables, string prefix, BestParameters? best = null)
    {
        TrainingState state = TrainingState.FromJson(Encoding.UTF8.GetString(session.RestoreAll(prefix, variables, [StateKey], _files)[StateKey].ToArray<byte[]>()[0]));
        if (best is not null && state.History.Count > 0)
        {
            best.Resume(state.History, session.RestoreAll(prefix, variables, best.Names, _files));
        }

        return state;
    }
}
