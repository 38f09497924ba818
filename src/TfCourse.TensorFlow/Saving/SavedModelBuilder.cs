using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Writes a SavedModel: graphs with signatures, variables, assets. The folder is a model when <see cref="save"/> has returned.</summary>
public sealed class SavedModelBuilder
{
    private readonly string _folder;
    private readonly IFileSystem _files;
    private readonly SavedModel _model = new() { SavedModelSchemaVersion = 1 };
    private bool _hasVariables;

    /// <summary>Begins a model.</summary>
    /// <param name="export_dir">The folder; it is made, and must not hold files.</param>
    /// <param name="files">Where; the files of this machine when null.</param>
    /// <exception cref="ValueError">The folder holds something.</exception>
    public SavedModelBuilder(string export_dir, IFileSystem? files = null)
    {
        (_folder, _files) = (export_dir, files ?? SystemFileSystem.Instance);
        if (_files.List(export_dir).Count > 0)
        {
            throw new ValueError($"Export directory already exists, and isn't empty: {export_dir}. Please choose a different export directory, or delete all the contents of the specified directory.");
        }

        _files.CreateFolder(export_dir);
    }

    /// <summary>Adds the session's graph, and saves its variables; the first graph of a model comes with them.</summary>
    /// <param name="sess">The session.</param>
    /// <param name="tags">What the graph is for, e.g. "serve".</param>
    /// <param name="signature_def_map">What it computes, by name.</param>
    /// <param name="main_op">Run after loading, e.g. to initialize tables.</param>
    /// <param name="assets">Files to be copied, each with the tensor that is fed its path.</param>
    /// <param name="clear_devices">Whether the nodes forget where they were placed.</param>
    /// <param name="strip_default_attrs">Whether attributes that have their defaults are left out, which older readers need.</param>
    /// <param name="saver">The saver to use, e.g. of a finalized graph; null for a new one of all variables.</param>
    /// <exception cref="RuntimeError">Variables were added before.</exception>
    public void add_meta_graph_and_variables(
        Session sess, string[] tags, IReadOnlyDictionary<string, SignatureDef>? signature_def_map = null, Operation? main_op = null,
        IReadOnlyList<(Tensor Tensor, string File)>? assets = null, bool clear_devices = false, bool strip_default_attrs = false, Saver? saver = null)
    {
        if (_hasVariables)
        {
            throw new RuntimeError("Graph state including variables and assets has already been saved. Please invoke `add_meta_graph()` instead.");
        }

        _hasVariables = true;
        saver = SaverOf(sess.graph, saver);
        if (saver is not null)
        {
            new Saver(sess.graph, saver.as_saver_def(), _files).save(sess, SavedModelFiles.Variables(_folder), write_meta_graph: false, write_state: false);
        }

        Add(sess.graph, saver, tags, signature_def_map, main_op, assets, clear_devices, strip_default_attrs);
    }

    /// <summary>Adds another graph that uses the same variables.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="tags">What it is for.</param>
    /// <param name="signature_def_map">What it computes, by name.</param>
    /// <param name="main_op">Run after loading.</param>
    /// <param name="clear_devices">Whether the nodes forget where they were placed.</param>
    /// <param name="strip_default_attrs">Whether attributes that have their defaults are left out.</param>
    /// <param name="saver">The saver to use; null for a new one of all variables.</param>
    /// <exception cref="RuntimeError">The variables have not been added yet.</exception>
    public void add_meta_graph(
        Graph graph, string[] tags, IReadOnlyDictionary<string, SignatureDef>? signature_def_map = null, Operation? main_op = null,
        bool clear_devices = false, bool strip_default_attrs = false, Saver? saver = null)
    {
        if (!_hasVariables)
        {
            throw new RuntimeError("Graph state including variables and assets has not been saved yet. Please invoke `add_meta_graph_and_variables()` first.");
        }

        Add(graph, SaverOf(graph, saver), tags, signature_def_map, main_op, null, clear_devices, strip_default_attrs);
    }

    /// <summary>Writes the message, last: now the folder is a model.</summary>
    /// <param name="as_text">As saved_model.pbtxt.</param>
    /// <returns>The file.</returns>
    public string save(bool as_text = false)
    {
        string path = as_text ? SavedModelFiles.Text(_folder) : SavedModelFiles.Binary(_folder);
        GraphFiles.Write(_files, path, _model);
        return path;
    }

    private void Add(
        Graph graph, Saver? saver, string[] tags, IReadOnlyDictionary<string, SignatureDef>? signatures, Operation? mainOp,
        IReadOnlyList<(Tensor Tensor, string File)>? assets, bool clearDevices, bool stripDefaults)
    {
        foreach ((string key, SignatureDef signature) in signatures ?? new Dictionary<string, SignatureDef>())
        {
            Validate(graph, key, signature);
        }

        MetaGraphDef meta = MetaGraphs.Export(graph, saver?.as_saver_def(), stripDefaults);
        if (clearDevices)
        {
            foreach (NodeDef node in meta.GraphDef.Node)
            {
                node.Device = "";
            }
        }

        meta.MetaInfoDef.Tags.AddRange(tags);
        foreach ((string key, SignatureDef signature) in (signatures ?? new Dictionary<string, SignatureDef>()).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            meta.SignatureDef.Add(key, signature);
        }

        if (mainOp is not null)
        {
            var list = new CollectionDef.Types.NodeList();
            list.Value.Add(mainOp.name);
            meta.CollectionDef["saved_model_main_op"] = new CollectionDef { NodeList = list };
        }

        AddAssets(meta, assets ?? []);
        _model.MetaGraphs.Add(meta);
    }

    private void AddAssets(MetaGraphDef meta, IReadOnlyList<(Tensor Tensor, string File)> assets)
    {
        if (assets.Count == 0)
        {
            return;
        }

        string folder = Path.Combine(_folder, SavedModelFiles.Assets);
        _files.CreateFolder(folder);
        var list = new CollectionDef.Types.AnyList();
        foreach ((Tensor tensor, string file) in assets)
        {
            string name = Path.GetFileName(file);
            DurableFile.Write(_files, Path.Combine(folder, name), DurableFile.Read(_files, file, FormatLimits.Default.MaxTensorBytes));
            list.Value.Add(Google.Protobuf.WellKnownTypes.Any.Pack(new AssetFileDef { Filename = name, TensorInfo = new TensorInfo { Name = tensor.name } }));
        }

        meta.CollectionDef["saved_model_assets"] = new CollectionDef { AnyList = list };
    }

    // A graph without variables has no saver.
    private static Saver? SaverOf(Graph graph, Saver? given)
    {
        if (given is not null || (graph.get_collection<IVariableV1>(GraphKeys.GLOBAL_VARIABLES).Count == 0 && graph.get_collection<IVariableV1>(GraphKeys.SAVEABLE_OBJECTS).Count == 0))
        {
            return given;
        }

        graph.as_default();
        try
        {
            return new Saver();
        }
        finally
        {
            graph.Exit();
        }
    }

    private static void Validate(Graph graph, string key, SignatureDef signature)
    {
        foreach ((string name, TensorInfo info) in signature.Inputs.Concat(signature.Outputs))
        {
            if (info.EncodingCase != TensorInfo.EncodingOneofCase.Name || info.Dtype == DataType.DtInvalid)
            {
                throw new ValueError($"The signature '{key}' says of '{name}' no tensor or no type; make it with tf.saved_model.build_tensor_info.");
            }

            graph.get_tensor_by_name(info.Name);
        }
    }
}
