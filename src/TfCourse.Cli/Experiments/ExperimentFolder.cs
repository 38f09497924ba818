using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Course;
using TfCourse.Reports;

namespace TfCourse.Cli;

/// <summary>A folder that holds a run of an experiment: config.json, metrics.jsonl, result.json, index.html.</summary>
internal static class ExperimentFolder
{
    /// <summary>The page in a folder.</summary>
    public const string PageFile = "index.html";

    private const int MostBytesOfConfiguration = 1 << 20;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Refuses a folder that holds something, before anything is computed.</summary>
    public static void RequireFree(string? folder, bool overwrite)
    {
        if (folder is null || overwrite)
        {
            return;
        }

        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new IOException($"'{folder}' exists already and is not empty; choose another folder with --report FOLDER, or say --overwrite.");
        }
    }

    public static void Write(string folder, string kind, string name, ExperimentSettings settings, ExperimentResult result, ReportPage page)
    {
        Directory.CreateDirectory(folder);
        Put("config.json", new JsonObject
        {
            [kind] = name,
            ["settings"] = Numbers(settings),
            ["versions"] = new JsonObject
            {
                ["tfcourse"] = typeof(ExperimentFolder).Assembly.GetName().Version?.ToString(3),
                ["engine"] = Session.DefaultEngine.Name,
                ["dotnet"] = Environment.Version.ToString(),
            },
        }.ToJsonString(Indented) + "\n");
        Put("metrics.jsonl", string.Concat(result.Metrics.Select(m => new JsonObject
        {
            ["variant"] = m.Variant,
            ["step"] = m.Step,
            [m.Name] = Number(m.Value),
        }.ToJsonString(Plain) + "\n")));
        Put("result.json", Results(result).ToJsonString(Indented) + "\n");
        Put(PageFile, page.ToHtml());

        void Put(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text, Utf8);
    }

    /// <summary>The settings that a run left in its config.json.</summary>
    /// <param name="file">config.json.</param>
    /// <param name="kind">compare or lesson.</param>
    /// <param name="name">Which.</param>
    public static Dictionary<string, double> Read(string file, string kind, string name)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            throw new ArgumentException($"There is no file '{file}'; --config takes the config.json of a run.");
        }

        if (info.Length > MostBytesOfConfiguration)
        {
            throw new ArgumentException($"'{file}' has {info.Length} bytes; a config.json has at most {MostBytesOfConfiguration}.");
        }

        try
        {
            JsonObject root = JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? throw new ArgumentException($"'{file}' holds no JSON object.");
            string? found = (string?)root[kind];
            if (found != name)
            {
                throw new ArgumentException($"'{file}' is of {(found is null ? $"no {kind}" : $"the {kind} '{found}'")}; '{name}' was asked for.");
            }

            return (root["settings"] as JsonObject)?.ToDictionary(p => p.Key, p => p.Value!.GetValue<double>()) ?? throw new ArgumentException($"'{file}' has no settings.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new ArgumentException($"'{file}' is no config.json of a run: {e.Message}", e);
        }
    }

    public static JsonObject Results(ExperimentResult result) => new()
    {
        ["summary"] = result.Summary,
        ["columns"] = new JsonArray([.. result.Columns.Select(c => (JsonNode)c)]),
        ["rows"] = new JsonArray([.. result.Rows.Select(row => (JsonNode)new JsonArray([.. row.Select(cell => cell switch
        {
            double value => (JsonNode?)Number(value),
            int value => value,
            null => null,
            _ => cell.ToString(),
        })]))]),
    };

    public static JsonObject Numbers(ExperimentSettings settings) => new(settings.Values.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)JsonValue.Create(p.Value))));

    // JSON has no infinity and no NaN: they are written as the words that stand for them.
    private static JsonValue Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
