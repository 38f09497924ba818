using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Loads SavedModels as TensorFlow's graph-mode loader does: import, restore, run the initializing operation.</summary>
internal static class SavedModelLoader
{
    public const string InitSignature = "__saved_model_init_op";

    /// <summary>Loads into a session whose graph the model's nodes join.</summary>
    /// <returns>The model's message, and the permission to read its assets.</returns>
    public static (MetaGraphDef Meta, IDisposable? Permit) Load(
        Session session, SavedModel model, IReadOnlyCollection<string>? tags, string folder, IFileSystem files, string scope = "", bool restore = true)
    {
        MetaGraphDef meta = SavedModelFiles.Find(model, tags, folder);
        session.graph.as_default();
        try
        {
            MetaGraphs.Import(session.graph, meta, scope, false);
        }
        finally
        {
            session.graph.Exit();
        }

        AssetFileDef[] assets = [.. SavedModelFiles.AssetsOf(meta)];
        string assetFolder = Path.Combine(folder, SavedModelFiles.Assets);
        foreach (AssetFileDef asset in assets)
        {
            if (Path.GetFileName(asset.Filename) != asset.Filename || !files.Exists(Path.Combine(assetFolder, asset.Filename)))
            {
                throw EngineException.NotFound($"{Path.Combine(assetFolder, asset.Filename)}; No such file or directory: an asset of the model is missing");
            }
        }

        IDisposable? permit = assets.Length > 0 ? session.Files.AllowReading(files, assetFolder + Path.DirectorySeparatorChar) : null;
        if (restore)
        {
            Restore(session, meta, folder, files, scope);
            FeedItem[] feeds = [.. assets.Select(a => new FeedItem(Under(scope, a.TensorInfo.Name), Path.Combine(assetFolder, a.Filename)))];
            if (Initializer(session.graph, meta, scope) is { } initialize)
            {
                session.Run([initialize], feeds);
            }
        }

        return (meta, permit);
    }

    /// <summary>Whether there are the tensors that the signatures name.</summary>
    /// <exception cref="KeyError">One is not there.</exception>
    public static void RequireSignatures(Graph graph, MetaGraphDef meta)
    {
        foreach ((string name, SignatureDef signature) in meta.SignatureDef.Where(s => s.Key != InitSignature))
        {
            foreach ((string key, TensorInfo info) in signature.Inputs.Concat(signature.Outputs).Where(i => i.Value.EncodingCase == TensorInfo.EncodingOneofCase.Name))
            {
                string[] parts = info.Name.Split(':');
                if (graph.OperationByName(parts[0]) is not { } operation || (parts.Length > 1 && (!int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out int index) || index < 0 || index >= operation.OutputTensors.Length)))
                {
                    throw new KeyError($"The name '{info.Name}', '{key}' of the signature '{name}', refers to a Tensor which does not exist in the model's graph.");
                }
            }
        }
    }

    private static void Restore(Session session, MetaGraphDef meta, string folder, IFileSystem files, string scope)
    {
        // A model of objects is opened by its checkpoint; Python's class for what is missing differs.
        if (meta.ObjectGraphDef is not null && meta.SaverDef is { RestoreOpName.Length: > 0 } && !files.Exists(BundleFiles.Index(SavedModelFiles.Variables(folder))))
        {
            throw EngineException.NotFound($"Unsuccessful TensorSliceReader constructor: Failed to find any matching files for {SavedModelFiles.Variables(folder)}");
        }

        if (meta.SaverDef is { RestoreOpName.Length: > 0 } saver)
        {
            new Saver(session.graph, MetaGraphs.Under(saver, scope), files).restore(session, SavedModelFiles.Variables(folder));
        }
    }

    private static Operation? Initializer(Graph graph, MetaGraphDef meta, string scope)
    {
        if (meta.SignatureDef.TryGetValue(InitSignature, out SignatureDef? init) && init.Outputs.TryGetValue(InitSignature, out TensorInfo? info))
        {
            return graph.get_operation_by_name(Under(scope, info.Name.Split(':')[0]));
        }

        foreach (string collection in (string[])["saved_model_main_op", "legacy_init_op"])
        {
            if (meta.CollectionDef.TryGetValue(collection, out CollectionDef? list) && list.NodeList?.Value.FirstOrDefault() is { } node)
            {
                return graph.get_operation_by_name(Under(scope, node.Split(':')[0]));
            }
        }

        return null;
    }

    private static string Under(string scope, string name) => scope.Length > 0 ? scope + "/" + name : name;
}
