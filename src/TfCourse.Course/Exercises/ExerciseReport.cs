using System.Text;
using System.Text.Json.Nodes;

namespace TfCourse.Course;

/// <summary>What became of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Message">What differs; null when it passed.</param>
public sealed record ExerciseVerdict(string Case, string? Message);

/// <summary>The verdict on a learner's function.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Verdicts">Case by case.</param>
/// <param name="IsUnwritten">Whether the function is still as it was written for the learner.</param>
public sealed record ExerciseReport(Exercise Exercise, IReadOnlyList<ExerciseVerdict> Verdicts, bool IsUnwritten)
{
    /// <summary>Whether every case passed.</summary>
    public bool Passed => Verdicts.All(v => v.Message is null);

    /// <summary>0 when every case passed, else 1: what a program returns.</summary>
    public int ExitCode => Passed ? 0 : 1;

    /// <summary>For people, or as JSON when the program was asked for it.</summary>
    /// <param name="arguments">The program's arguments.</param>
    public string ToText(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.Contains("--json") ? ToJson().ToJsonString() : ToString();
    }

    /// <summary>As JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["exercise"] = Exercise.Name,
        ["passed"] = Passed,
        ["written"] = !IsUnwritten,
        ["cases"] = new JsonArray([.. Verdicts.Select(v => (JsonNode)new JsonObject { ["case"] = v.Case, ["passed"] = v.Message is null, ["message"] = v.Message })]),
    };

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Exercise.Name).Append(" (week ").Append(Exercise.Week).Append(")\n");
        if (IsUnwritten)
        {
            return text.Append("  ").Append(Exercise.Function).Append(" is not written yet; nothing is wrong. Its task stands above it in the file.\n").Append(Help()).ToString();
        }

        foreach (ExerciseVerdict verdict in Verdicts)
        {
            text.Append(verdict.Message is null ? "  pass  " : "  FAIL  ").Append(verdict.Case);
            text.Append(verdict.Message is null ? "\n" : $":\n        {verdict.Message}\n");
        }

        int passed = Verdicts.Count(v => v.Message is null);
        text.Append(Passed ? "all " : $"{passed} of ").Append(Verdicts.Count).Append(" cases pass\n");
        return (Passed ? text : text.Append(Help())).ToString();
    }

    private string Help() => $"  a hint: tfcourse exercise hint {Exercise.Name}\n";
}
