using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using TfCourse.Course;
using TfCourse.Reports;

namespace TfCourse.Cli;

/// <summary>tfcourse diagnose RUN: bias, variance and convergence of a saved run, and what to try next.</summary>
internal static class DiagnoseCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "the folder of a training run" };
        var baseError = new Option<double>("--base-error") { Description = "share of wrong answers that people or the best known model make; in [0, 1]", CustomParser = InvariantNumbers.Double, HelpName = "NUMBER" };
        var gap = new Option<double>("--gap") { Description = "what bias or variance has to exceed to be called high; in (0, 1)", DefaultValueFactory = _ => Diagnosis.Gap, CustomParser = InvariantNumbers.Double, HelpName = "NUMBER" };
        var report = new Option<string?>("--report") { Description = "write one page, index.html, there", HelpName = "FOLDER" };
        var overwrite = new Option<bool>("--overwrite") { Description = "replace what the report's folder holds" };
        var command = new Command("diagnose", "bias, variance and convergence of a training run, and what to try next") { run, baseError, gap, report, overwrite };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, _) =>
        {
            string folder = parsed.GetRequiredValue(run);
            string? page = parsed.GetValue(report) is { } target ? Path.GetFullPath(target) : null;
            ExperimentFolder.RequireFree(page, parsed.GetValue(overwrite));
            RunDiagnosis found = RunDiagnosis.Of(folder, parsed.GetValue(baseError), parsed.GetValue(gap));
            if (page is not null)
            {
                Directory.CreateDirectory(page);
                File.WriteAllText(Path.Combine(page, "index.html"), Page(folder, found).ToHtml(), new UTF8Encoding(false));
            }

            Print(terminal, found, page, parsed.GetValue(CommonOptions.Json));
            return ExitCodes.Done;
        }, cancellation));
        return command;
    }

    private static Table Table(RunDiagnosis found)
    {
        Diagnosis d = found.Diagnosis;
        static string Percent(double share) => FormattableString.Invariant($"{100 * share:0.00} %");
        return new Table(["measure", "value", "verdict"],
        [
            ["base error", Percent(d.BaseError), ""],
            ["train error", Percent(d.TrainError), ""],
            [$"{found.HeldOut} error", Percent(d.DevError), ""],
            ["avoidable bias", Percent(d.AvoidableBias), d.HighBias ? "high" : "low"],
            ["variance", Percent(d.Variance), d.HighVariance ? "high" : "low"],
            ["best epoch", FormattableString.Invariant($"{found.BestEpoch}"), FormattableString.Invariant($"of {found.Epochs.Count}")],
        ]);
    }

    private static void Print(Terminal terminal, RunDiagnosis found, string? page, bool json)
    {
        Diagnosis d = found.Diagnosis;
        if (json)
        {
            terminal.Output.WriteLine(new JsonObject
            {
                ["verdict"] = d.Verdict,
                ["base_error"] = d.BaseError,
                ["train_error"] = d.TrainError,
                ["held_out"] = found.HeldOut,
                ["held_out_error"] = d.DevError,
                ["avoidable_bias"] = d.AvoidableBias,
                ["variance"] = d.Variance,
                ["best_epoch"] = found.BestEpoch,
                ["convergence"] = found.Convergence.State.ToString(),
                ["seen"] = found.Convergence.Message,
                ["advice"] = new JsonArray([.. d.Advice.Select(a => (JsonNode)a)]),
                ["page"] = page,
            }.ToJsonString());
            return;
        }

        terminal.Output.Write(Table(found).ToText());
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"{d.Verdict}; the loss: {found.Convergence.Message}");
        terminal.Output.WriteLine("try next:");
        foreach (string advice in d.Advice)
        {
            terminal.Output.WriteLine("  - " + advice);
        }

        if (page is not null)
        {
            terminal.Output.WriteLine($"page  {Path.Combine(page, "index.html")}");
        }
    }

    private static ReportPage Page(string folder, RunDiagnosis found) => new($"Diagnosis: {found.Diagnosis.Verdict}", string.Join(' ', found.Diagnosis.Advice.Take(1).Select(a => $"First to try: {a}.")),
    [
        new ReportSection("Errors", [Table(found), new Paragraph($"The loss: {found.Convergence.Message}.")]),
        new ReportSection("What to try next", [.. found.Diagnosis.Advice.Select(a => new Paragraph("– " + a))]),
        new ReportSection("Over the epochs",
        [
            new SideBySide(
            [
                new LinePlot("Error", new Axis("epoch"), new Axis("error") { Min = 0 }, [new Series("train", found.Epochs, found.TrainErrors), new Series(found.HeldOut, found.Epochs, found.DevErrors)])
                {
                    Description = "The gap between the two is the variance; what both have above the base error is the bias.",
                    Marks = [new Mark(found.BestEpoch, found.DevErrors.Min(), "least held-out error")],
                },
                new LinePlot("Loss", new Axis("epoch"), new Axis("loss", Logarithmic: true), [new Series("loss", found.Epochs, found.Losses)]),
            ]),
        ]),
    ])
    { Origin = $"tfcourse diagnose {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}" };
}
