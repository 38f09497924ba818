using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>The parameters of Python's functions in order, so that positional arguments get their names (registry/python_api.json).</summary>
internal static class PythonSignatures
{
    private static readonly Lazy<Dictionary<string, JsonElement>> Entries = new(() =>
        GoldenStore.Default.ReadJson("registry/python_api.json").Elements().Select(l => l.Raw).ToDictionary(e => e.GetProperty("name").GetString()!));

    /// <summary>The names of the parameters of a function under tf.compat.v1; null when it is not known.</summary>
    public static string[]? Of(string function) => Of(function, v2: false);

    /// <summary>The names of the parameters of a function.</summary>
    /// <param name="function">Its name under tf or tf.compat.v1.</param>
    /// <param name="v2">Whether TensorFlow 2's function is meant where both have one.</param>
    public static string[]? Of(string function, bool v2)
        => v2 ? Find("tf." + function) ?? Find("tf.compat.v1." + function) : Find("tf.compat.v1." + function) ?? Find("tf." + function);

    /// <summary>The names of the parameters of a method of a class under tf.compat.v1.</summary>
    public static string[]? OfMethod(string typeName, string method)
    {
        foreach (string prefix in (string[])["tf.compat.v1.", "tf.compat.v1.train.", "tf.", "tf.train."])
        {
            if (Entry(prefix + typeName) is { } type && type.TryGetProperty("methods", out JsonElement methods) && methods.TryGetProperty(method, out JsonElement parameters))
            {
                return Names(parameters);
            }
        }

        return null;
    }

    private static string[]? Find(string name)
        => Entry(name) is not { } entry ? null
            : entry.TryGetProperty("parameters", out JsonElement parameters) || entry.TryGetProperty("constructor", out parameters) ? Names(parameters) : null;

    private static JsonElement? Entry(string name)
    {
        for (int i = 0; i < 4 && Entries.Value.TryGetValue(name, out JsonElement entry); i++)
        {
            if (!entry.TryGetProperty("same_as", out JsonElement same))
            {
                return entry;
            }

            name = same.GetString()!;
        }

        return null;
    }

    private static string[] Names(JsonElement parameters) => [.. parameters.EnumerateArray().Select(p => p.GetProperty("name").GetString()!)];
}
