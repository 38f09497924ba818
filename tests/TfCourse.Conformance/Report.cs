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
                    $"  {(row.Beyond == 0 ? "ok " : "BAD")} {row.Name,-34} {row.Cases,5} cases {row.Values,9} values  {row.Most.Ulps,10:G4} ulp {row.Most.Relative,10:0.0e+0}{(row.Worst is null ? "" : $"  {row.Worst}")}"));
                foreach (string finding in row.Findings)
                {
                    output.WriteLine($"      {finding.ReplaceLineEndings("\n      ")}");
                }
            }
        }

        Row[] all = [.. comparison.Rows];
        output.WriteLine(all.All(r => r.Beyond == 0) ? $"all agree: {Sum(all)}" : $"they do not agree: {Sum(all)}");
    }

    public static JsonObject Json(EngineComparison comparison) => new()
    {
        ["agrees"] = comparison.Rows.All(r => r.Beyond == 0),
        ["rows"] = new JsonArray([.. comparison.Rows.Select(r => (JsonNode)new JsonObject
        {
            ["part"] = r.Part,
            ["name"] = r.Name,
            ["cases"] = r.Cases,
            ["values"] = r.Values,
            ["max_ulps"] = Number(r.Most.Ulps),
            ["max_relative"] = Number(r.Most.Relative),
            ["worst"] = r.Worst,
            ["beyond"] = r.Beyond,
            ["findings"] = new JsonArray([.. r.Findings.Select(f => (JsonNode)JsonValue.Create(f))]),
        })]),
    };

    private static string Sum(IEnumerable<Row> rows) => FormattableString.Invariant(
        $"{rows.Count(r => r.Beyond == 0)} of {rows.Count()} within tolerance, {rows.Sum(r => r.Cases)} cases, {rows.Sum(r => r.Values)} values");

    // JSON has no infinity: values that are not near at all have none.
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
