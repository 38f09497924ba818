using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>A public name of TensorFlow's Python level (registry/python_api.json).</summary>
/// <param name="Name">Full name, as tf.nn.relu.</param>
/// <param name="Kind">function, class, ... ; null for an alias.</param>
/// <param name="SameAs">The name whose entry describes the same object; null when this one does.</param>
/// <param name="Parameters">Of a function, in order; empty otherwise.</param>
/// <param name="Constructor">Of a class: its constructor's, in order.</param>
/// <param name="Methods">Of a class: method to parameters, in order.</param>
/// <param name="Properties">Of a class.</param>
/// <param name="Raw">The recorded JSON.</param>
public sealed record PythonName(
    string Name,
    string? Kind,
    string? SameAs,
    IReadOnlyList<PythonParameter> Parameters,
    IReadOnlyList<PythonParameter> Constructor,
    IReadOnlyDictionary<string, IReadOnlyList<PythonParameter>> Methods,
    IReadOnlyList<string> Properties,
    JsonElement Raw)
{
    /// <summary>All names.</summary>
    public static IEnumerable<PythonName> ReadAll(GoldenStore store) => RegistryFile.Read(store, "python_api", raw => new PythonName(
        raw.Text("name"), raw.OptionalText("kind"), raw.OptionalText("same_as"),
        raw.Items("parameters", PythonParameter.Read), raw.Items("constructor", PythonParameter.Read),
        raw.Members("methods", IReadOnlyList<PythonParameter> (method) => method.ValueKind is JsonValueKind.Array ? method.Items(PythonParameter.Read) : []),
        raw.Texts("properties"), raw));
}

/// <summary>A parameter of a Python function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default as Python text; null when it must be given.</param>
public sealed record PythonParameter(string Name, string? Default)
{
    internal static PythonParameter Read(JsonElement raw) => new(raw.Text("name"), raw.OptionalText("default"));
}
