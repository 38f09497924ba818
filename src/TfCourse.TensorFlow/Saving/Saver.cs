using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Saves variables into checkpoints and restores them: <c>var saver = tf.train.Saver(); saver.save(sess, "run/model.ckpt", 10);</c></summary>
/// <remarks>
/// A checkpoint is published as a whole or not at all, and read again before an older one is removed; see <see cref="BundleWriter"/>.
/// </remarks>
public sealed partial class Saver
{
    private readonly Graph _graph;
    private readonly SaverDef _def;
    private readonly IFileSystem _files;
    private readonly TimeProvider _time;
    private readonly bool _relative;

    /// <summary>Adds the nodes of a saver to the default graph.</summary>
    /// <param name="var_list">What to save; null for all global variables and saveable objects of the graph.</param>
    /// <param name="max_to_keep">How many checkpoints are kept; 0 or less for all.</param>
    /// <param name="keep_checkpoint_every_n_hours">One checkpoint in so many hours is kept for good.</param>
    /// <param name="name">The scope of the nodes; "save" when none is given.</param>
    /// <param name="save_relative_paths">Whether the state file names checkpoints relative to its folder even when that is absolute.</param>
    /// <param name="files">Where; the files of this machine when null.</param>
    /// <param name="time">The clock; the system's when null.</param>
    /// <param name="sharded">Whether the variables of each device are written by that device, into a data file of its own.</param>
    /// <exception cref="ValueError">There are no variables, or two have one name.</exception>
    public Saver(
        IVariableV1[]? var_list = null, int max_to_keep = 5, double keep_checkpoint_every_n_hours = 10000, string? name = null, bool save_relative_paths = false,
        IFileSystem? files = null, TimeProvider? time = null, bool sharded = false)
        : this(ops.get_default_graph(), null, max_to_keep, keep_checkpoint_every_n_hours, save_relative_paths, files, time)
        => _def.MergeFrom(SaverGraph.Add(_graph, ByName(var_list ?? All(_graph)), name, "model", sharded));

    /// <summary>As the other, with the names under which the variables are saved.</summary>
    /// <param name="var_list">Names and variables.</param>
    /// <param name="max_to_keep">How many checkpoints are kept; 0 or less for all.</param>
    /// <param name="keep_checkpoint_every_n_hours">One checkpoint in so many hours is kept for good.</param>
    /// <param name="name">The scope of the nodes; "save" when none is given.</param>
    /// <param name="save_relative_paths">Whether the state file names checkpoints relative to its folder even when that is absolute.</param>
    /// <param name="files">Where; the files of this machine when null.</param>
    /// <param name="time">The clock; the system's when null.</param>
    /// <param name="sharded">Whether the variables of each device are written by that device, into a data file of its own.</param>
    /// <exception cref="ValueError">There are no variables.</exception>
    public Saver(
        IReadOnlyDictionary<string, IVariableV1> var_list, int max_to_keep = 5, double keep_checkpoint_every_n_hours = 10000, string? name = null, bool save_relative_paths = false,
        IFileSystem? files = null, TimeProvider? time = null, bool sharded = false)
        : this(ops.get_default_graph(), null, max_to_keep, keep_checkpoint_every_n_hours, save_relative_paths, files, time)
        => _def.MergeFrom(SaverGraph.Add(_graph, var_list.Count > 0 ? var_list : throw new ValueError("No variables to save"), name, "model", sharded));

    /// <summary>The saver whose nodes a graph has already, e.g. one that was imported.</summary>
    internal Saver(Graph graph, SaverDef def, IFileSystem? files, TimeProvider? time = null)
        : this(graph, def.Clone(), def.MaxToKeep, def.KeepCheckpointEveryNHours > 0 ? def.KeepCheckpointEveryNHours : 10000, false, files, time)
    {
    }

    private Saver(Graph graph, SaverDef? def, int maxToKeep, double hours, bool relative, IFileSystem? files, TimeProvider? time)
    {
        (_graph, _relative, _files, _time) = (graph, relative, files ?? SystemFileSystem.Instance, time ?? TimeProvider.System);
        _def = def ?? new SaverDef { MaxToKeep = maxToKeep, KeepCheckpointEveryNHours = (float)hours };
        _keepNext = Now() + (hours * 3600);
    }

    /// <summary>The message that says which nodes it uses, as a MetaGraph holds it.</summary>
    /// <returns>A copy.</returns>
    public SaverDef as_saver_def() => _def.Clone();

    /// <summary>Saves the variables.</summary>
    /// <param name="sess">The session whose values are saved.</param>
    /// <param name="save_path">The checkpoint's path, without its endings; its folder is made.</param>
    /// <param name="global_step">A number that is added to the name, -1 for none.</param>
    /// <param name="latest_filename">The name of the state file; empty for "checkpoint".</param>
    /// <param name="meta_graph_suffix">The ending of the file with the graph.</param>
    /// <param name="write_meta_graph">Whether the graph is saved too.</param>
    /// <param name="write_state">Whether the state file is written, and old checkpoints removed.</param>
    /// <param name="strip_default_attrs">Whether the graph is saved without attributes that have their defaults.</param>
    /// <param name="save_debug_info">Kept for source compatibility: there are no stack traces to save.</param>
    /// <returns>The path of the checkpoint.</returns>
    /// <exception cref="EngineException">The files cannot be written: ResourceExhausted, PermissionDenied, Unknown; or a variable has no value. The older checkpoints are untouched.</exception>
    public string save(
        Session sess, string save_path, int global_step = -1, string latest_filename = "", string meta_graph_suffix = "meta", bool write_meta_graph = true,
        bool write_state = true, bool strip_default_attrs = false, bool save_debug_info = false)
    {
        string prefix = global_step >= 0 ? FormattableString.Invariant($"{save_path}-{global_step}") : save_path;
        string state = latest_filename.Length > 0 ? latest_filename : CheckpointStateFile.DefaultName;
        if (Path.GetFileName(state) != state)
        {
            throw new ValueError($"'latest_filename' must not contain path components: '{state}'");
        }

        if (Path.GetFileName(prefix) == state)
        {
            throw new ValueError($"'latest_filename' collides with 'save_path': '{state}' and '{save_path}'");
        }

        using (sess.Files.AllowWriting(_files, prefix))
        {
            sess.Run([_graph.get_tensor_by_name(_def.SaveTensorName)], [new FeedItem(_def.FilenameTensorName, prefix)]);
        }

        if (write_meta_graph)
        {
            string meta = meta_graph_suffix == "meta" ? MetaName(prefix) : prefix + "." + meta_graph_suffix;
            GraphFiles.Write(_files, meta, MetaGraphs.Export(_graph, _def, strip_default_attrs));
        }

        if (write_state)
        {
            Record(prefix, state);
        }

        return prefix;
    }

    /// <summary>Restores the variables; they need not be initialized before.</summary>
    /// <param name="sess">The session.</param>
    /// <param name="save_path">The checkpoint, as <see cref="save"/> returned it.</param>
    /// <exception cref="ValueError">There is no such checkpoint.</exception>
    /// <exception cref="EngineException">NotFound: a variable is not in it; InvalidArgument: a shape or type differs; DataLoss: it is damaged; Unimplemented: it is of the older format V1.</exception>
    public void restore(Session sess, string save_path)
    {
        if (string.IsNullOrEmpty(save_path))
        {
            throw new ValueError("Can't load save_path when it is None.");
        }

        if (!_files.Exists(BundleFiles.Index(save_path)) && !_files.Exists(save_path))
        {
            throw new ValueError($"The passed save_path is not a valid checkpoint: {save_path}");
        }

        try
        {
            using (sess.Files.AllowReading(_files, save_path))
            {
                sess.Run([_graph.get_operation_by_name(_def.RestoreOpName)], [new FeedItem(_def.FilenameTensorName, save_path)]);
            }
        }
        catch (EngineException e) when (e.Code is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            string cause = e.Code == StatusCode.NotFound
                ? "a Variable name or other graph key that is missing from the checkpoint"
                : "a mismatch between the current graph and the graph from the checkpoint";
            throw new EngineException(e.Code, $"Restoring from checkpoint failed. This is most likely due to {cause}: {e.Message}. Restore with a Saver of the variables that '{save_path}' holds.", e);
        }
    }

    /// <summary>Writes the graph with its collections and this saver.</summary>
    /// <param name="filename">The file; null for none.</param>
    /// <param name="collection_list">The collections; null for all.</param>
    /// <param name="as_text">Whether it is written as text.</param>
    /// <param name="strip_default_attrs">Whether attributes that have their defaults are left out.</param>
    /// <returns>The message.</returns>
    public MetaGraphDef export_meta_graph(string? filename = null, string[]? collection_list = null, bool as_text = false, bool strip_default_attrs = false)
        => MetaGraphs.Written(_files, MetaGraphs.Export(_graph, _def, strip_default_attrs, collection_list), filename, as_text);

    private static IVariableV1[] All(Graph graph) => [.. graph.get_collection<IVariableV1>(GraphKeys.GLOBAL_VARIABLES), .. graph.get_collection<IVariableV1>(GraphKeys.SAVEABLE_OBJECTS)];

    private static Dictionary<string, IVariableV1> ByName(IVariableV1[] variables)
    {
        var names = new Dictionary<string, IVariableV1>();
        foreach (IVariableV1 variable in variables.Distinct())
        {
            if (!names.TryAdd(variable.Op.name, variable))
            {
                throw new ValueError($"At least two variables have the same name: {variable.Op.name}");
            }
        }

        return names.Count > 0 ? names : throw new ValueError("No variables to save");
    }

    // TensorFlow leaves the shard pattern out of the name.
    private static string MetaName(string prefix) => prefix + ".meta";

    private double Now() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
}
