using TfCourse.Engine;

namespace Tensorflow;

/// <content>Checkpoints, graphs and MetaGraphs in files.</content>
public sealed partial class train_api
{
    /// <summary>Saves variables into checkpoints and restores them; see <see cref="Tensorflow.Saver"/>.</summary>
    /// <param name="var_list">What to save; null for all global variables of the default graph.</param>
    /// <param name="max_to_keep">How many checkpoints are kept; 0 or less for all.</param>
    /// <param name="keep_checkpoint_every_n_hours">One checkpoint in so many hours is kept for good.</param>
    /// <param name="name">The scope of the nodes; "save" when none is given.</param>
    /// <param name="sharded">Whether the variables of each device are written by that device, into a data file of its own.</param>
    /// <returns>The saver.</returns>
    public Saver Saver(IVariableV1[]? var_list = null, int max_to_keep = 5, double keep_checkpoint_every_n_hours = 10000, string? name = null, bool sharded = false)
        => new(var_list, max_to_keep, keep_checkpoint_every_n_hours, name, sharded: sharded);

    /// <summary>Saves variables under names of the caller's choice.</summary>
    /// <param name="var_list">Names and variables.</param>
    /// <param name="max_to_keep">How many checkpoints are kept; 0 or less for all.</param>
    /// <param name="keep_checkpoint_every_n_hours">One checkpoint in so many hours is kept for good.</param>
    /// <param name="name">The scope of the nodes; "save" when none is given.</param>
    /// <param name="sharded">Whether the variables of each device are written by that device, into a data file of its own.</param>
    /// <returns>The saver.</returns>
    public Saver Saver(Dictionary<string, IVariableV1> var_list, int max_to_keep = 5, double keep_checkpoint_every_n_hours = 10000, string? name = null, bool sharded = false)
        => new(var_list, max_to_keep, keep_checkpoint_every_n_hours, name, sharded: sharded);

    /// <summary>Saves objects by the paths that lead to them; see <see cref="Tensorflow.Checkpoint"/>.</summary>
    /// <param name="objects">Names and objects: variables, optimizers, checkpoints, dictionaries and lists of these.</param>
    /// <returns>The checkpoint.</returns>
    public Checkpoint Checkpoint(params (string Name, object Value)[] objects) => new(objects);

    /// <summary>Keeps the last few checkpoints in a folder.</summary>
    /// <param name="checkpoint">What is saved.</param>
    /// <param name="directory">The folder, which is made.</param>
    /// <param name="max_to_keep">How many are kept; null for all.</param>
    /// <returns>The manager.</returns>
    public CheckpointManager CheckpointManager(Checkpoint checkpoint, string directory, int? max_to_keep) => new(checkpoint, directory, max_to_keep);

    /// <summary>The newest checkpoint that a folder's state file names.</summary>
    /// <param name="checkpoint_dir">The folder.</param>
    /// <param name="latest_filename">The state file's name; "checkpoint" when null.</param>
    /// <returns>The checkpoint; null when there is no state file, or it names none that is there.</returns>
    public string? latest_checkpoint(string checkpoint_dir, string? latest_filename = null)
        => get_checkpoint_state(checkpoint_dir, latest_filename) is { } state && SystemFileSystem.Instance.Exists(BundleFiles.Index(state.ModelCheckpointPath)) ? state.ModelCheckpointPath : null;

    /// <summary>What a folder's state file says, with whole paths.</summary>
    /// <param name="checkpoint_dir">The folder.</param>
    /// <param name="latest_filename">The state file's name; "checkpoint" when null.</param>
    /// <returns>The message; null when there is no such file.</returns>
    public CheckpointState? get_checkpoint_state(string checkpoint_dir, string? latest_filename = null)
        => CheckpointStateFile.Read(SystemFileSystem.Instance, checkpoint_dir, latest_filename);

    /// <summary>Whether there is a checkpoint of this path.</summary>
    /// <param name="checkpoint_prefix">The path, without endings.</param>
    /// <returns>Whether there is.</returns>
    public bool checkpoint_exists(string checkpoint_prefix)
        => SystemFileSystem.Instance.Exists(BundleFiles.Index(checkpoint_prefix)) || SystemFileSystem.Instance.Exists(checkpoint_prefix);

    /// <summary>Opens a checkpoint to look at its tensors.</summary>
    /// <param name="ckpt_dir_or_file">A checkpoint, or a folder whose newest one is meant.</param>
    /// <returns>The reader, to be disposed.</returns>
    /// <exception cref="ValueError">The folder has no checkpoint.</exception>
    public BundleReader load_checkpoint(string ckpt_dir_or_file)
        => BundleReader.Open(SystemFileSystem.Instance, Directory.Exists(ckpt_dir_or_file)
            ? latest_checkpoint(ckpt_dir_or_file) ?? throw new ValueError($"Couldn't find 'checkpoint' file or checkpoints in given directory {ckpt_dir_or_file}")
            : ckpt_dir_or_file);

    /// <summary>Writes a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="logdir">The folder, which is made.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="as_text">As text; else binary.</param>
    /// <returns>The file's path.</returns>
    public string write_graph(Graph graph, string logdir, string name, bool as_text = true) => write_graph(graph.as_graph_def(), logdir, name, as_text);

    /// <summary>Writes a graph.</summary>
    /// <param name="graph_def">The graph.</param>
    /// <param name="logdir">The folder, which is made.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="as_text">As text; else binary.</param>
    /// <returns>The file's path.</returns>
    public string write_graph(GraphDef graph_def, string logdir, string name, bool as_text = true)
    {
        SystemFileSystem files = SystemFileSystem.Instance;
        files.CreateFolder(logdir);
        string path = Path.Combine(logdir, name);
        DurableFile.Write(files, path, as_text ? System.Text.Encoding.UTF8.GetBytes(TextFormat.Print(graph_def)) : GraphFiles.Bytes(graph_def));
        return path;
    }

    /// <summary>Adds the nodes and collections of a MetaGraph to the default graph.</summary>
    /// <param name="meta_graph_or_file">The file, binary, or text when its name ends in .pbtxt.</param>
    /// <param name="clear_devices">Whether the nodes forget where they were placed.</param>
    /// <param name="import_scope">The prefix of their names; empty for none.</param>
    /// <returns>The saver that the MetaGraph holds; else one of its variables, or null when it has none.</returns>
    /// <exception cref="EngineException">The file is missing, damaged or over a limit.</exception>
    /// <exception cref="GraphException">Its graph cannot be imported.</exception>
    public Saver? import_meta_graph(string meta_graph_or_file, bool clear_devices = false, string import_scope = "")
        => import_meta_graph(GraphFiles.Read<MetaGraphDef>(SystemFileSystem.Instance, meta_graph_or_file), clear_devices, import_scope);

    /// <summary>Adds the nodes and collections of a MetaGraph to the default graph.</summary>
    /// <param name="meta_graph">The MetaGraph.</param>
    /// <param name="clear_devices">Whether the nodes forget where they were placed.</param>
    /// <param name="import_scope">The prefix of their names; empty for none.</param>
    /// <returns>The saver that the MetaGraph holds; else one of its variables, or null when it has none.</returns>
    /// <exception cref="GraphException">Its graph cannot be imported.</exception>
    public Saver? import_meta_graph(MetaGraphDef meta_graph, bool clear_devices = false, string import_scope = "")
    {
        Graph graph = ops.get_default_graph();
        Dictionary<string, IVariableV1> variables = MetaGraphs.Import(graph, meta_graph, import_scope, clear_devices);
        return meta_graph.SaverDef is { } def ? new Saver(graph, MetaGraphs.Under(def, import_scope), null)
            : variables.Count > 0 ? new Saver([.. variables.Values]) : null;
    }

    /// <summary>The default graph with its collections.</summary>
    /// <param name="filename">The file to write; null for none.</param>
    /// <param name="graph">The graph; the default one when null.</param>
    /// <param name="saver_def">The saver it is to hold.</param>
    /// <param name="collection_list">The collections; null for all.</param>
    /// <param name="as_text">Whether it is written as text.</param>
    /// <param name="strip_default_attrs">Whether attributes that have their defaults are left out.</param>
    /// <returns>The message.</returns>
    public MetaGraphDef export_meta_graph(
        string? filename = null, Graph? graph = null, SaverDef? saver_def = null, string[]? collection_list = null, bool as_text = false, bool strip_default_attrs = false)
        => MetaGraphs.Written(SystemFileSystem.Instance, MetaGraphs.Export(graph ?? ops.get_default_graph(), saver_def, strip_default_attrs, collection_list), filename, as_text);
}
