using System.Text.Json;
using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>What a run was asked for: the file config.json of its folder.</summary>
/// <param name="Model">The model, with its data set.</param>
/// <param name="Settings">The hyperparameters.</param>
public sealed record RunConfig(TrainableModel Model, TrainingSettings Settings)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>As JSON.</summary>
    /// <param name="engine">The engine's name and version.</param>
    /// <returns>The text of the file.</returns>
    public string ToJson(string engine) => new JsonObject
    {
        ["model"] = Model.Name,
        ["dataset"] = Model.Dataset,
        ["epochs"] = Settings.Epochs,
        ["batch_size"] = Settings.BatchSize,
        ["learning_rate"] = Settings.LearningRate,
        ["hidden"] = Settings.Hidden,
        ["seed"] = Settings.Seed,
        ["threads"] = Settings.Threads,
        ["normalize"] = Settings.Normalize,
        ["stop_on"] = Settings.StopOn,
        ["patience"] = Settings.Patience,
        ["versions"] = new JsonObject
        {
            ["tfcourse"] = typeof(RunConfig).Assembly.GetName().Version?.ToString(3),
            ["engine"] = engine,
            ["dotnet"] = Environment.Version.ToString(),
        },
    }.ToJsonString(Indented);

    /// <summary>Reads a config.json.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Model and settings.</returns>
    /// <exception cref="FormatException">It is none; the message names the file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RunConfig Read(string path)
    {
        string text = File.ReadAllText(path);
        try
        {
            JsonNode node = JsonNode.Parse(text)!;
            var settings = new TrainingSettings(
                (int)node["epochs"]!, (int)node["batch_size"]!, (double)node["learning_rate"]!, (int)node["hidden"]!, (int)node["seed"]!, (int)node["threads"]!,
                (bool?)node["normalize"] ?? false, (string?)node["stop_on"], (int?)node["patience"] ?? new TrainingSettings().Patience);
            settings.Validate();
            return new RunConfig(TrainableModel.Find((string)node["model"]!) with { Dataset = (string)node["dataset"]! }, settings);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new FormatException($"'{path}' is no config.json of a run: {e.Message}", e);
        }
    }
}
