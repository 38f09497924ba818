using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.Cli;

/// <summary>What a SavedModel, a checkpoint or a graph holds, as one JSON object and as lines.</summary>
internal sealed class ModelReport(JsonObject json, IReadOnlyList<string> lines)
{
    private static readonly SystemFileSystem Files = SystemFileSystem.Instance;

    public static ModelReport Of(string path)
    {
        if (Directory.Exists(path))
        {
            return File.Exists(Path.Combine(path, "saved_model.pb")) || File.Exists(Path.Combine(path, "saved_model.pbtxt"))
                ? OfModel(Read(path), path)
                : CheckpointStateFile.NewestWhole(Files, path) is { } newest ? OfCheckpoint(newest)
                : throw new FileNotFoundException($"'{path}' holds neither a saved_model.pb nor a checkpoint.");
        }

        string extension = Path.GetExtension(path);
        return extension is ".meta" ? OfMetaGraph(GraphFiles.Read<MetaGraphDef>(Files, path), path)
            : extension is ".pb" or ".pbtxt" ? OfGraph(GraphFiles.Read<GraphDef>(Files, path), path)
            : OfCheckpoint(extension == ".index" ? path[..^extension.Length] : path);
    }

    public static SavedModel Read(string folder)
        => GraphFiles.Read<SavedModel>(Files, Path.Combine(folder, File.Exists(Path.Combine(folder, "saved_model.pb")) ? "saved_model.pb" : "saved_model.pbtxt"));

    public void Write(Terminal terminal, bool asJson)
    {
        foreach (string line in asJson ? [json.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })] : lines)
        {
            terminal.Output.WriteLine(line);
        }
    }

    private static ModelReport OfModel(SavedModel model, string path)
    {
        var graphs = new JsonArray();
        var lines = new List<string> { $"SavedModel  {path}" };
        foreach (MetaGraphDef meta in model.MetaGraphs)
        {
            graphs.Add((JsonNode)MetaGraph(meta, lines));
        }

        return new ModelReport(new JsonObject { ["kind"] = "saved_model", ["path"] = path, ["graphs"] = graphs }, lines);
    }

    private static ModelReport OfMetaGraph(MetaGraphDef meta, string path)
    {
        var lines = new List<string> { $"MetaGraph  {path}" };
        JsonObject json = MetaGraph(meta, lines);
        json["kind"] = "meta_graph";
        return new ModelReport(json, lines);
    }

    private static JsonObject MetaGraph(MetaGraphDef meta, List<string> lines)
    {
        string[] tags = [.. meta.MetaInfoDef?.Tags ?? []];
        lines.Add($"tags  {(tags.Length == 0 ? "none" : string.Join(", ", tags))}");
        lines.Add($"nodes  {meta.GraphDef?.Node.Count ?? 0}, functions  {meta.GraphDef?.Library?.Function.Count ?? 0}, written by  {meta.MetaInfoDef?.TensorflowVersion}");
        var signatures = new JsonObject();
        foreach ((string name, SignatureDef signature) in meta.SignatureDef.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            lines.Add($"signature  {name}");
            signatures[name] = new JsonObject { ["inputs"] = Tensors(signature.Inputs, "input ", lines), ["outputs"] = Tensors(signature.Outputs, "output", lines) };
        }

        return new JsonObject { ["tags"] = new JsonArray([.. tags.Select(t => (JsonNode)t)]), ["nodes"] = meta.GraphDef?.Node.Count ?? 0, ["signatures"] = signatures };
    }

    private static JsonObject Tensors(IEnumerable<KeyValuePair<string, TensorInfo>> tensors, string kind, List<string> lines)
    {
        var json = new JsonObject();
        foreach ((string name, TensorInfo info) in tensors.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            string type = info.Dtype == DataType.DtInvalid ? "" : info.Dtype.PythonName();
            string shape = info.TensorShape is not { } s ? "" : s.UnknownRank ? "any shape" : "[" + string.Join(", ", s.Dim.Select(d => d.Size < 0 ? "?" : d.Size.ToString(System.Globalization.CultureInfo.InvariantCulture))) + "]";
            lines.Add($"  {kind}  {name}  {type} {shape}  {info.Name}");
            json[name] = new JsonObject
            {
                ["dtype"] = type,
                ["shape"] = info.TensorShape is null or { UnknownRank: true } ? null : new JsonArray([.. info.TensorShape.Dim.Select(d => (JsonNode)d.Size)]),
                ["tensor"] = info.Name,
            };
        }

        return json;
    }

    private static ModelReport OfCheckpoint(string prefix)
    {
        using BundleReader reader = BundleReader.Open(Files, prefix);
        reader.Verify();
        var tensors = new JsonObject();
        var lines = new List<string> { $"checkpoint  {prefix}" };
        foreach (string key in reader.Keys)
        {
            (DataType type, long[] dimensions) = reader.Describe(key);
            lines.Add($"  {key}  {type.PythonName()} {Sizes.Format(dimensions)}");
            tensors[key] = new JsonObject { ["dtype"] = type.PythonName(), ["shape"] = new JsonArray([.. dimensions.Select(d => (JsonNode)d)]) };
        }

        return new ModelReport(new JsonObject { ["kind"] = "checkpoint", ["path"] = prefix, ["tensors"] = tensors }, lines);
    }

    private static ModelReport OfGraph(GraphDef graph, string path)
    {
        (string Op, int Count)[] ops = [.. graph.Node.GroupBy(n => n.Op).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key, StringComparer.Ordinal)];
        var json = new JsonObject { ["kind"] = "graph", ["path"] = path, ["nodes"] = graph.Node.Count, ["ops"] = new JsonObject(ops.Select(o => KeyValuePair.Create(o.Op, (JsonNode?)o.Count))) };
        return new ModelReport(json, [$"graph  {path}", $"nodes  {graph.Node.Count}, functions  {graph.Library?.Function.Count ?? 0}", .. ops.Select(o => $"  {o.Op}  {o.Count}")]);
    }
}
