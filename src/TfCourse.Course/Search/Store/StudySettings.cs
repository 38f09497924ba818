using System.Text.Json;
using System.Text.Json.Nodes;
using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>What a study searches for: all that decides which points are tried, fixed when the study is made.</summary>
/// <param name="Model">What is tuned.</param>
/// <param name="Metric">What the value of a trial is, as <c>dev_accuracy</c>.</param>
/// <param name="Maximize">Whether larger values are better.</param>
/// <param name="Space">What is searched.</param>
/// <param name="Strategy">The strategy's settings, with its name.</param>
/// <param name="Seed">The seed of the strategy and of all trials.</param>
/// <param name="Epochs">Epochs of a full trial.</param>
/// <param name="Prunes">Whether a trial stops when it is worse than the median of the others at the same epoch.</param>
public sealed record StudySettings(
    string Model, string Metric, bool Maximize, SearchSpace Space, JsonObject Strategy, ulong Seed, int Epochs, bool Prunes)
{
    /// <summary>The strategy's name.</summary>
    public string StrategyName => (string?)Strategy["name"] ?? "";

    /// <summary>The strategy, new.</summary>
    public SearchStrategy CreateStrategy() => StrategyCatalog.FromSettings(Strategy, Space, Seed, Epochs);

    internal JsonObject ToJson() => new()
    {
        ["format"] = 1,
        ["model"] = Model,
        ["metric"] = Metric,
        ["maximize"] = Maximize,
        ["strategy"] = Strategy.DeepClone(),
        ["seed"] = Seed,
        ["epochs"] = Epochs,
        ["prunes"] = Prunes,
        ["space"] = SearchSpaceJson.Write(Space),
    };

    internal static StudySettings Read(string text, string file)
    {
        try
        {
            JsonNode json = JsonNode.Parse(text) ?? throw new JsonException("The file is empty.");
            if ((int?)json["format"] != 1)
            {
                throw new DataException(DataFault.Unsupported, file, $"format {json["format"]}", "format 1", "The study was made by another version of this program.");
            }

            return new StudySettings(
                (string)json["model"]!, (string)json["metric"]!, (bool)json["maximize"]!,
                SearchSpaceJson.Read(json["space"]!.ToJsonString(), file), (JsonObject)json["strategy"]!.DeepClone(),
                (ulong)json["seed"]!, (int)json["epochs"]!, (bool)json["prunes"]!);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException or FormatException or InvalidCastException)
        {
            throw new DataException(DataFault.Malformed, file, "no settings of a study: " + e.Message, "the file as it was written", "Take it from a copy.", e);
        }
    }
}
