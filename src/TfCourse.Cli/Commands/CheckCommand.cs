using System.CommandLine;
using System.Text.Json.Nodes;
using TfCourse.Checking;
using TfCourse.Course;
using TfCourse.Datasets;

namespace TfCourse.Cli;

/// <summary>tfcourse check WHAT: cross-checks hand-written code, the framework and numeric differences.</summary>
internal static class CheckCommand
{
    private static readonly string[] Subjects = ["mlp"];

    public static Command Create()
    {
        var what = new Argument<string>("WHAT") { Description = "mlp: the network's hand-written backward pass and Adam against numeric differences and the framework" };
        Option<int> seed = CommonOptions.Seed(1);
        var command = new Command("check", "cross-check hand-written code, the framework and numeric differences") { what, seed };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, _) =>
        {
            string subject = parsed.GetRequiredValue(what);
            if (!Subjects.Contains(subject))
            {
                throw new ArgumentException($"There is no check '{subject}'.{NearNames.Hint(subject, Subjects)}");
            }

            int value = parsed.GetValue(seed);
            ArgumentOutOfRangeException.ThrowIfNegative(value, "seed");
            MlpCheckReport report = MlpCheck.Run(value);
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.Output.WriteLine(Json(report).ToJsonString());
            }
            else
            {
                Print(terminal, report);
            }

            return report.Agrees ? ExitCodes.Done : ExitCodes.JudgedFalse;
        }, cancellation));
        return command;
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
