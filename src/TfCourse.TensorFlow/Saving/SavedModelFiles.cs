using TfCourse.Engine;

namespace Tensorflow;

/// <summary>The folder of a SavedModel: saved_model.pb, variables/variables.*, assets/*.</summary>
internal static class SavedModelFiles
{
    public const string Assets = "assets";

    public static string Variables(string folder) => Path.Combine(folder, "variables", "variables");

    public static bool IsModel(IFileSystem files, string folder) => files.Exists(Binary(folder)) || files.Exists(Text(folder));

    public static string Binary(string folder) => Path.Combine(folder, "saved_model.pb");

    public static string Text(string folder) => Path.Combine(folder, "saved_model.pbtxt");

    /// <summary>The message of a folder.</summary>
    /// <exception cref="EngineException">NotFound; DataLoss when it is damaged; ResourceExhausted when a limit is passed.</exception>
    public static SavedModel Read(IFileSystem files, string folder, FormatLimits? limits)
        => GraphFiles.Read<SavedModel>(files, files.Exists(Binary(folder)) ? Binary(folder) : files.Exists(Text(folder)) ? Text(folder)
            : throw EngineException.NotFound($"SavedModel file does not exist at: {folder}/{{saved_model.pbtxt|saved_model.pb}}"), limits);

    /// <summary>The MetaGraph of a set of tags; of null the only one.</summary>
    /// <exception cref="ValueError">There is none of these tags, or none is said and there are several; the message lists those there are.</exception>
    public static MetaGraphDef Find(SavedModel model, IReadOnlyCollection<string>? tags, string folder)
    {
        string there = string.Join(", ", model.MetaGraphs.Select(m => "{" + string.Join(", ", m.MetaInfoDef?.Tags ?? []) + "}"));
        if (tags is null)
        {
            return model.MetaGraphs.Count == 1 ? model.MetaGraphs[0] : throw new ValueError(
                $"'{folder}' has {model.MetaGraphs.Count} MetaGraphs, with the tags {there}: say which one is meant by its tags.");
        }

        return model.MetaGraphs.FirstOrDefault(m => new HashSet<string>(m.MetaInfoDef?.Tags ?? []).SetEquals(tags)) ?? throw new RuntimeError(
            $"MetaGraphDef associated with tags '{string.Join(", ", tags)}' could not be found in '{folder}', with available tags [{there}].");
    }

    /// <summary>As TensorFlow 2 loads: the tags of a model of one graph may be left out, and others than its own are a wrong argument.</summary>
    /// <exception cref="ValueError">The only graph has other tags.</exception>
    public static void RequireTags(SavedModel model, IReadOnlyCollection<string>? tags, string folder)
    {
        if (tags is not null && model.MetaGraphs is [{ MetaInfoDef: { } info }] && !new HashSet<string>(info.Tags).SetEquals(tags))
        {
            throw new ValueError($"A MetaGraph of the tags [{string.Join(", ", tags)}] could not be found: '{folder}' has one, with the tags [{string.Join(", ", info.Tags)}]. Leave the tags out, or give these.");
        }
    }

    /// <summary>The files of the folder "assets", with the tensors that are fed their paths.</summary>
    public static IEnumerable<AssetFileDef> AssetsOf(MetaGraphDef meta)
        => meta.AssetFileDef.Concat(meta.CollectionDef.TryGetValue("saved_model_assets", out CollectionDef? list) && list.AnyList is { } any
            ? any.Value.Select(v => GraphFiles.Decode<AssetFileDef>(v.Value.Memory, "an asset of the model")) : []);
}
