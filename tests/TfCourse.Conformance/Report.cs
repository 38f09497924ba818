using System.IO;
using System.Text.Json.Nodes;

namespace TfCourse.Conformance;

/// <summary>The comparison as text and as JSON.</summary>
internal static class Report
{
    public static void Print(TextWriter output, EngineComparison comparison)
    {
        foreach (IGrouping<string, Row> part in comparison.Rows.GroupBy(r => r.Part))
        {
            output.WriteLine($"{part.Key}: {Sum(part)}");
            foreach (Row row in part.OrderBy(r => r.Name, StringComparer.Ordinal))
            {
                output.WriteLine(FormattableString.Invariant(
                    $"  {(row.Beyond == 0 ? "ok " : "BAD")} {row.Name,-34} {row.Cases,5} cases {row.Values,9} values  {row.Most.Ulps,10:G4} ulp {row.Most.Relative,10:0.0e+0}{(row.Worst is null ? "" : $"  {row.Worst}")}{(row.Parts is null ? "" : $"  part at {row.Parts}")}"));
                foreach (string finding in row.Findings)
                {
                    output.WriteLine($"      {finding.ReplaceLineEndings("\n      ")}");
                }

                foreach (string skip in row.Skipped)
                {
                    output.WriteLine($"      not compared: {skip}");
                }
            }
        }

        Row[] all = [.. comparison.Rows];
        output.WriteLine(Agrees(comparison) ? $"all agree: {Sum(all)}" : $"they do not agree: {Sum(all)}");
    }

    /// <summary>Whether something was compared and nothing was beyond its tolerance.</summary>
    public static bool Agrees(EngineComparison comparison)
        => comparison.Rows.All(r => r.Beyond == 0) && (comparison.Rows.Count == 0 || comparison.Rows.Any(r => r.Values > 0));

    /// <summary>Both speeds of each model.</summary>
    public static void Print(TextWriter output, IReadOnlyList<Speed> speeds)
    {
        foreach (Speed s in speeds)
        {
            output.WriteLine(FormattableString.Invariant(
                $"bench: {s.Model,-10} ours {s.Ours,9:F1} steps/s, TensorFlow {s.Theirs,9:F1} steps/s, ours is {s.Ours / s.Theirs:F2} times as fast ({s.Rounds} rounds in turn, medians)"));
        }
    }

    /// <summary>Both speeds of each model.</summary>
    public static JsonArray Json(IReadOnlyList<Speed> speeds) => new([.. speeds.Select(s => (JsonNode)new JsonObject
    {
        ["model"] = s.Model,
        ["ours_steps_per_second"] = Math.Round(s.Ours, 2),
        ["tensorflow_steps_per_second"] = Math.Round(s.Theirs, 2),
        ["rounds"] = s.Rounds,
    })]);

    public static JsonObject Json(EngineComparison comparison) => new()
    {
        ["agrees"] = Agrees(comparison),
        ["rows"] = new JsonArray([.. comparison.Rows.Select(r => (JsonNode)new JsonObject
        {
            ["part"] = r.Part,
            ["name"] = r.Name,
            ["cases"] = r.Cases,
            ["values"] = r.Values,
            ["max_ulps"] = Number(r.Most.Ulps),
            ["max_relative"] = Number(r.Most.Relative),
            ["worst"] = r.Worst,
            ["parts_at"] = r.Parts,
            ["beyond"] = r.Beyond,
            ["skips"] = r.Skips,
            ["skipped"] = new JsonArray([.. r.Skipped.Select(s => (JsonNode)JsonValue.Create(s))]),
            ["findings"] = new JsonArray([.. r.Findings.Select(f => (JsonNode)JsonValue.Create(f))]),
        })]),
    };

    private static string Sum(IEnumerable<Row> rows) => FormattableString.Invariant(
        $"{rows.Count(r => r.Beyond == 0)} of {rows.Count()} within tolerance, {rows.Sum(r => r.Cases)} cases, {rows.Sum(r => r.Values)} values, {rows.Sum(r => r.Skips)} runs not compared");

    // JSON has no infinity: values that are not near at all have none.
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
