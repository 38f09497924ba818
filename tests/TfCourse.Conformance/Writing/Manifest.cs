using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using TfCourse.Engine;

namespace TfCourse.Conformance;

/// <summary>What a foreign reader must find in the files that this program writes: manifest.json beside them.</summary>
internal sealed class Manifest
{
    public const string FileName = "manifest.json";

    private readonly JsonArray _entries = [];

    /// <summary>Adds a file or folder.</summary>
    /// <param name="kind">saved_model, checkpoint, object_checkpoint, graph_def, meta_graph, tfrecord, events, npz.</param>
    /// <param name="path">Relative to the folder.</param>
    /// <param name="holds">What it holds.</param>
    public void Add(string kind, string path, JsonObject holds)
    {
        var entry = new JsonObject { ["kind"] = kind, ["path"] = path };
        foreach ((string name, JsonNode? value) in holds)
        {
            entry[name] = value?.DeepClone();
        }

        _entries.Add((JsonNode)entry);
    }

    /// <summary>A tensor as JSON: its type as NumPy names it, shape, and elements row by row; numbers that JSON has not are texts, and so are texts.</summary>
    public static JsonObject Tensor(HostTensor tensor) => new()
    {
        ["dtype"] = tensor.DataType.PythonName(),
        ["shape"] = new JsonArray([.. tensor.Dimensions.ToArray().Select(d => (JsonNode)d)]),
        ["values"] = new JsonArray([.. tensor.Elements.Cast<object>().Select(Value)]),
    };

    /// <summary>Tensors by their names.</summary>
    public static JsonObject Tensors(IEnumerable<KeyValuePair<string, HostTensor>> tensors)
        => new(tensors.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)Tensor(t.Value))));

    public void Write(string folder) => File.WriteAllText(
        Path.Combine(folder, FileName),
        new JsonObject { ["written_by"] = "TfCourse", ["entries"] = _entries }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");

    private static JsonNode Value(object value) => value switch
    {
        byte[] text => System.Text.Encoding.UTF8.GetString(text),
        bool b => b,
        float f => float.IsFinite(f) ? f : Text(f),
        double d => double.IsFinite(d) ? d : Text(d),
        IConvertible n => n.ToInt64(System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Text(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
