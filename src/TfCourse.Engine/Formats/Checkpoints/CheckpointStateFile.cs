using System.Globalization;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>The file "checkpoint" of a folder: the newest checkpoint and those that are kept, as a text message.</summary>
public static class CheckpointStateFile
{
    /// <summary>Its usual name.</summary>
    public const string DefaultName = "checkpoint";

    /// <summary>Writes it, whole or not at all.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="state">The paths as they are to be written.</param>
    public static void Write(IFileSystem files, string path, CheckpointState state) => DurableFile.Write(files, path, TextFormat.Print(state));

    /// <summary>Reads it; paths that are not absolute are joined to the folder.</summary>
    /// <param name="files">Where.</param>
    /// <param name="folder">The folder of the checkpoints.</param>
    /// <param name="name">The file's name; null for "checkpoint".</param>
    /// <returns>The state; null when there is no such file.</returns>
    /// <exception cref="EngineException">DataLoss: the file is no such text.</exception>
    public static CheckpointState? Read(IFileSystem files, string folder, string? name = null)
    {
        string path = Path.Combine(folder, name ?? DefaultName);
        if (!files.Exists(path))
        {
            return null;
        }

        var state = new CheckpointState();
        try
        {
            TextFormat.Merge(System.Text.Encoding.UTF8.GetString(DurableFile.Read(files, path, 16 << 20)), state);
        }
        catch (EngineException e) when (e.Code == StatusCode.InvalidArgument)
        {
            throw new EngineException(StatusCode.DataLoss, $"'{path}' is no state of checkpoints: {e.Message}", e);
        }

        state.ModelCheckpointPath = Joined(folder, state.ModelCheckpointPath);
        for (int i = 0; i < state.AllModelCheckpointPaths.Count; i++)
        {
            state.AllModelCheckpointPaths[i] = Joined(folder, state.AllModelCheckpointPaths[i]);
        }

        return state;
    }

    /// <summary>The newest checkpoint of a folder that is whole: the one the state names, else the others it lists, else what is there by number.</summary>
    /// <param name="files">Where.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The state file's name; null for "checkpoint".</param>
    /// <param name="skipped">Told of each checkpoint that is damaged, and why.</param>
    /// <returns>The prefix; null when no whole checkpoint is there.</returns>
    public static string? NewestWhole(IFileSystem files, string folder, string? name = null, Action<string>? skipped = null)
    {
        CheckpointState? state = null;
        try
        {
            state = Read(files, folder, name);
        }
        catch (EngineException e) when (e.Code == StatusCode.DataLoss)
        {
            skipped?.Invoke(e.Message);
        }

        IEnumerable<string> listed = state is null ? [] : state.AllModelCheckpointPaths.Reverse().Prepend(state.ModelCheckpointPath);
        IEnumerable<string> found = files.List(folder).Where(f => f.EndsWith(".index", StringComparison.Ordinal)).Select(f => Path.Combine(folder, f[..^6])).OrderByDescending(Number).ThenByDescending(p => p, StringComparer.Ordinal);
        foreach (string prefix in listed.Concat(found).Where(p => p.Length > 0).Distinct())
        {
            try
            {
                using BundleReader reader = BundleReader.Open(files, prefix);
                reader.Verify();
                return prefix;
            }
            catch (EngineException e)
            {
                skipped?.Invoke(e.Message);
            }
        }

        return null;
    }

    private static string Joined(string folder, string path) => path.Length == 0 || Path.IsPathRooted(path) ? path : Path.Combine(folder, path);

    private static long Number(string prefix)
        => long.TryParse(prefix.AsSpan(prefix.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : -1;
}
