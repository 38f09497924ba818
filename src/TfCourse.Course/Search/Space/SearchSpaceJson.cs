using System.Text.Json;
using System.Text.Json.Nodes;
using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>
/// Search spaces as JSON: <c>{"parameters": [{"name": "learning_rate", "kind": "log_uniform", "low": 1e-4, "high": 1}, …]}</c>.
/// Kinds are uniform, log_uniform, one_minus_log, integer (with <c>"log": true</c> for a logarithmic scale) and choice (with
/// <c>"values"</c>); <c>"when": {"optimizer": ["momentum"]}</c> makes a parameter conditional.
/// </summary>
public static class SearchSpaceJson
{
    private static readonly string[] Kinds = ["uniform", "log_uniform", "one_minus_log", "integer", "choice"];
    private static readonly string[] Members = ["name", "kind", "low", "high", "log", "values", "when"];

    /// <summary>Reads a space.</summary>
    /// <param name="json">UTF-8 text of at most 1 MiB.</param>
    /// <param name="file">What errors call it.</param>
    /// <exception cref="ArgumentException">The text is no JSON or no search space; the message says what is wrong where.</exception>
    public static SearchSpace Read(string json, string file)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > 1 << 20)
        {
            throw new ArgumentException($"'{file}' has {json.Length} characters; a search space has at most {1 << 20}.", nameof(json));
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("parameters", out JsonElement rows) || rows.ValueKind != JsonValueKind.Array)
            {
                throw new ArgumentException($"'{file}' has no array \"parameters\"; required: {{\"parameters\": [{{\"name\": …, \"kind\": …}}, …]}}.");
            }

            return new SearchSpace([.. rows.EnumerateArray().Select((row, i) => Parameter(row, FormattableString.Invariant($"'{file}', parameter {i + 1}")))]);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"'{file}' is no JSON: {e.Message}", e);
        }
    }

    /// <summary>The JSON form of a space; reading it gives an equal one.</summary>
    /// <param name="space">The space.</param>
    public static JsonObject Write(SearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        return new JsonObject { ["parameters"] = new JsonArray([.. space.Parameters.Select(p => (JsonNode)Write(p))]) };
    }

    private static JsonObject Write(SearchParameter parameter)
    {
        var row = new JsonObject { ["name"] = parameter.Name, ["kind"] = parameter.Kind };
        switch (parameter)
        {
            case UniformParameter p:
                (row["low"], row["high"]) = (p.Low, p.High);
                break;
            case LogUniformParameter p:
                (row["low"], row["high"]) = (p.Low, p.High);
                break;
            case OneMinusLogParameter p:
                (row["low"], row["high"]) = (p.Low, p.High);
                break;
            case IntegerParameter p:
                (row["low"], row["high"], row["log"]) = (p.Low, p.High, p.Logarithmic);
                break;
            case ChoiceParameter p:
                row["values"] = new JsonArray([.. p.Values.Select(v => v.Text is { } text ? (JsonNode)text : v.Number)]);
                break;
        }

        if (parameter.When is { } when)
        {
            row["when"] = new JsonObject { [when.Parameter] = new JsonArray([.. when.Values.Select(v => (JsonNode)v)]) };
        }

        return row;
    }

    private static SearchParameter Parameter(JsonElement row, string place)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"{place} is {row.ValueKind}; required: an object with \"name\" and \"kind\".");
        }

        foreach (JsonProperty member in row.EnumerateObject())
        {
            if (!Members.Contains(member.Name))
            {
                throw new ArgumentException($"{place} has an unknown member '{member.Name}'.{NearNames.Hint(member.Name, Members)}");
            }
        }

        string name = Text(row, "name", place);
        place = $"{place} ('{name}')";
        string kind = Text(row, "kind", place);
        SearchCondition? when = Condition(row, place);
        return kind switch
        {
            "uniform" => new UniformParameter(name, Number(row, "low", place), Number(row, "high", place), when),
            "log_uniform" => new LogUniformParameter(name, Number(row, "low", place), Number(row, "high", place), when),
            "one_minus_log" => new OneMinusLogParameter(name, Number(row, "low", place), Number(row, "high", place), when),
            "integer" => new IntegerParameter(name, Whole(row, "low", place), Whole(row, "high", place), row.TryGetProperty("log", out JsonElement log) && log.ValueKind == JsonValueKind.True, when),
            "choice" => new ChoiceParameter(name, Values(row, place), when),
            _ => throw new ArgumentException($"{place} has the kind '{kind}'.{NearNames.Hint(kind, Kinds)}"),
        };
    }

    private static SearchCondition? Condition(JsonElement row, string place)
    {
        if (!row.TryGetProperty("when", out JsonElement when))
        {
            return null;
        }

        if (when.ValueKind != JsonValueKind.Object || when.EnumerateObject().Count() != 1)
        {
            throw new ArgumentException($"{place}: \"when\" is {when.GetRawText()}; required: one other parameter and its values, as {{\"optimizer\": [\"momentum\"]}}.");
        }

        JsonProperty other = when.EnumerateObject().First();
        JsonElement[] values = other.Value.ValueKind == JsonValueKind.Array ? [.. other.Value.EnumerateArray()] : [other.Value];
        return new SearchCondition(other.Name, [.. values.Select(v => Value(v, place).ToString())]);
    }

    private static ParameterValue[] Values(JsonElement row, string place)
        => row.TryGetProperty("values", out JsonElement values) && values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(v => Value(v, place))]
            : throw new ArgumentException($"{place} is a choice without an array \"values\".");

    private static ParameterValue Value(JsonElement value, string place) => value.ValueKind switch
    {
        JsonValueKind.Number => new ParameterValue(value.GetDouble()),
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => new ParameterValue(text),
        _ => throw new ArgumentException($"{place} has the value {value.GetRawText()}; required: a number or a text."),
    };

    private static string Text(JsonElement row, string member, string place)
        => row.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new ArgumentException($"{place} has no text \"{member}\".");

    private static double Number(JsonElement row, string member, string place)
        => row.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : throw new ArgumentException($"{place} has no number \"{member}\".");

    private static int Whole(JsonElement row, string member, string place)
        => Number(row, member, place) is var value && value == (int)value ? (int)value : throw new ArgumentException(FormattableString.Invariant($"{place}: \"{member}\" is {value}; required: a whole number."));
}
