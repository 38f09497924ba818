using System.Text.Json;
using System.Text.Json.Nodes;

namespace TfCourse.Checking;

/// <summary>Reports as JSON and back, written by hand so that programs without reflection can use it; what is not finite is null.</summary>
public static class ReportJson
{
    /// <summary>A report as an object.</summary>
    /// <param name="report">What a check came to.</param>
    public static JsonObject Write(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new JsonObject
        {
            ["subject"] = report.Subject,
            ["kind"] = report.Kind,
            ["verdict"] = Name(report.Verdict),
            ["findings"] = Many(report.Findings, f => new JsonObject
            {
                ["mistake"] = f.Mistake,
                ["title"] = f.Title,
                ["where"] = f.Where,
                ["parameters"] = Texts(f.Parameters),
                ["before"] = Number(f.Before),
                ["after"] = Number(f.After),
                ["odds"] = Number(f.Odds),
            }),
            ["parameters"] = Many(report.Parameters, p => new JsonObject
            {
                ["name"] = p.Name,
                ["shape"] = new JsonArray([.. p.Shape.Select(d => (JsonNode)JsonValue.Create(d))]),
                ["verdict"] = Name(p.Verdict),
                ["relative_difference"] = Number(p.RelativeDifference),
                ["tolerance"] = Number(p.Tolerance),
                ["worst_index"] = p.WorstPlace,
                ["given"] = Number(p.Given),
                ["numeric"] = Number(p.Numeric),
                ["framework"] = p.Framework is { } f ? Number(f) : null,
                ["compared"] = p.Looked,
                ["wrong_entries"] = p.WrongEntries,
                ["pattern"] = p.Pattern,
                ["errors"] = new JsonArray([.. p.Errors.Select(e => (JsonNode?)Number(e))]),
            }),
            ["notes"] = Texts(report.Notes),
            ["judges"] = Texts(report.Judges),
        };
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public static CheckReport Read(JsonElement json)
    {
        try
        {
            return new CheckReport(Text(json, "subject"), Text(json, "kind"), Parsed(json),
                [.. json.GetProperty("findings").EnumerateArray().Select(f => new Finding(Text(f, "mistake"), Text(f, "title"), Text(f, "where"), Texts(f, "parameters"), Double(f, "before"), Double(f, "after"), Double(f, "odds")))],
                [
                    .. json.GetProperty("parameters").EnumerateArray().Select(p => new ParameterResult(Text(p, "name"), [.. p.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32())], Parsed(p),
                        Double(p, "relative_difference"), Double(p, "tolerance"), Text(p, "worst_index"), Double(p, "given"), Double(p, "numeric"),
                        p.GetProperty("framework").ValueKind == JsonValueKind.Null ? null : Double(p, "framework"), p.GetProperty("compared").GetInt32(), p.GetProperty("wrong_entries").GetInt32(), Text(p, "pattern"),
                        [.. p.GetProperty("errors").EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Null ? double.NaN : e.GetDouble())])),
                ],
                Texts(json, "notes"), Texts(json, "judges"));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"This is no report of a check: {e.Message}", e);
        }
    }

    private static string Name(Verdict verdict) => verdict switch { Verdict.Agrees => "agrees", Verdict.Wrong => "wrong", _ => "undecided" };

    private static Verdict Parsed(JsonElement json) => Text(json, "verdict") switch
    {
        "agrees" => Verdict.Agrees,
        "wrong" => Verdict.Wrong,
        "undecided" => Verdict.Undecided,
        string other => throw new FormatException($"'{other}' is no verdict."),
    };

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonArray Many<T>(IEnumerable<T> all, Func<T, JsonObject> write) => new([.. all.Select(a => (JsonNode)write(a))]);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    private static string[] Texts(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(t => t.GetString() ?? "")];

    private static double Double(JsonElement json, string name) => json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;
}
