using System.Text.Json.Nodes;
using TfCourse.Checking;
using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>check mlp: the course's network, by hand, numerically and in the framework.</summary>
internal static class CheckMlp
{
    public static int Run(Terminal terminal, int seed, bool json, string? folder)
    {
        MlpCheckReport report = MlpCheck.Run(seed);
        if (folder is not null)
        {
            CheckPage.Write(terminal, folder, "mlp", [report.Diagnosis]);
        }

        if (json)
        {
            terminal.Output.WriteLine(Json(report).ToJsonString());
        }
        else
        {
            Print(terminal, report);
        }

        return report.Agrees ? ExitCodes.Done : ExitCodes.JudgedFalse;
    }

    private static void Print(Terminal terminal, MlpCheckReport report)
    {
        foreach (GradientComparison gradients in report.Gradients)
        {
            terminal.Output.WriteLine(FormattableString.Invariant($"gradients, {gradients.First} against {gradients.Second}: {Verdict(gradients.Agrees)} (tolerance {gradients.Tolerance:0e-0})"));
            foreach (ParameterComparison p in gradients.Parameters)
            {
                terminal.Output.WriteLine(FormattableString.Invariant(
                    $"  {(p.RelativeDifference <= gradients.Tolerance ? "ok " : "BAD")} {p.Parameter,-4} relative difference {p.RelativeDifference:0.00e-00}, worst at {p.Parameter}{p.WorstPlace}: {p.First:R} and {p.Second:R}"));
            }
        }

        TrajectoryComparison adam = report.Adam;
        terminal.Output.WriteLine(FormattableString.Invariant(
            $"Adam, {adam.First} against {adam.Second}: {Verdict(adam.Agrees)} over {adam.Steps} steps (tolerance {adam.Tolerance:0e-0})"));
        terminal.Output.WriteLine(FormattableString.Invariant(
            $"  farthest after step {adam.WorstStep}: relative difference {adam.Worst.RelativeDifference:0.00e-00} at {adam.Worst.Parameter}{adam.Worst.WorstPlace}: {adam.Worst.First:R} and {adam.Worst.Second:R}"));
        if (report.Diagnosis.Findings.Count > 0)
        {
            terminal.Output.WriteLine(ReportText.Of(report.Diagnosis));
        }

        terminal.Output.WriteLine(report.Agrees ? "all agree" : "they do not agree");
    }

    private static string Verdict(bool agrees) => agrees ? "agree" : "DIFFER";

    private static JsonObject Json(MlpCheckReport report) => new()
    {
        ["check"] = "mlp",
        ["agrees"] = report.Agrees,
        ["gradients"] = new JsonArray([.. report.Gradients.Select(g => (JsonNode)new JsonObject
        {
            ["first"] = g.First,
            ["second"] = g.Second,
            ["tolerance"] = g.Tolerance,
            ["agrees"] = g.Agrees,
            ["parameters"] = new JsonArray([.. g.Parameters.Select(p => (JsonNode)Json(p))]),
        })]),
        ["diagnosis"] = ReportJson.Write(report.Diagnosis),
        ["adam"] = new JsonObject
        {
            ["first"] = report.Adam.First,
            ["second"] = report.Adam.Second,
            ["steps"] = report.Adam.Steps,
            ["tolerance"] = report.Adam.Tolerance,
            ["agrees"] = report.Adam.Agrees,
            ["worst_step"] = report.Adam.WorstStep,
            ["worst"] = Json(report.Adam.Worst),
        },
    };

    // JSON has no NaN: a difference that is none is written as null.
    private static JsonObject Json(ParameterComparison p) => new()
    {
        ["parameter"] = p.Parameter,
        ["relative_difference"] = Number(p.RelativeDifference),
        ["worst_index"] = p.WorstPlace,
        ["first_value"] = Number(p.First),
        ["second_value"] = Number(p.Second),
    };

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
