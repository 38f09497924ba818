using System.CommandLine;
using System.Text.Json.Nodes;
using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>tfcourse compare KIND: variants of one idea side by side.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var command = new Command("compare", "train variants of one idea side by side, print a table, draw a page");
        foreach (Experiment experiment in ExperimentCatalogue.Comparisons)
        {
            command.Add(Create(experiment));
        }

        return command;
    }

    private static Command Create(Experiment experiment)
    {
        var command = new Command(experiment.Name, $"{experiment.Title}. {experiment.Description}");
        var options = new ExperimentOptions();
        Dictionary<string, Option<double>> numbers = [];
        foreach (ExperimentParameter parameter in experiment.Parameters)
        {
            var option = new Option<double>("--" + parameter.Name)
            {
                Description = FormattableString.Invariant($"{parameter.Meaning}; {parameter.RangeText}"),
                DefaultValueFactory = _ => parameter.Default,
                CustomParser = InvariantNumbers.Double,
                HelpName = "NUMBER",
            };
            numbers.Add(parameter.Name, option);
            command.Add(option);
        }

        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, token) =>
        {
            var told = numbers.Where(p => parsed.GetResult(p.Value) is { Implicit: false }).ToDictionary(p => p.Key, p => parsed.GetValue(p.Value));
            ExperimentSettings settings = options.Settings(parsed, experiment, "compare", experiment.Name, told);
            var display = new ExperimentDisplay(terminal, parsed.GetValue(CommonOptions.Quiet));
            ExperimentResult result = experiment.Run(settings, display, token);
            display.Clear();
            string? folder = options.Report(parsed);
            if (folder is not null)
            {
                ExperimentFolder.Write(folder, "compare", experiment.Name, settings, result, Page(experiment, settings, result));
            }

            Print(terminal, experiment, settings, result, folder, parsed.GetValue(CommonOptions.Json));
            return ExitCodes.Done;
        }, cancellation));
        return command;
    }

    internal static Reports.ReportPage Page(Experiment experiment, ExperimentSettings settings, ExperimentResult result) => ExperimentPage.Of(experiment.Title, [], result,
        [new Reports.ReportSection("What was done", [new Reports.Paragraph(experiment.Description), Values(experiment, settings)])], $"tfcourse compare {experiment.Name}");

    internal static Reports.Table Values(Experiment experiment, ExperimentSettings settings) => new(["parameter", "value", "meaning"],
        [.. experiment.Parameters.Select(p => new[] { p.Name, FormattableString.Invariant($"{settings[p.Name]}"), p.Meaning })]);

    private static void Print(Terminal terminal, Experiment experiment, ExperimentSettings settings, ExperimentResult result, string? folder, bool json)
    {
        if (json)
        {
            JsonObject all = new() { ["compare"] = experiment.Name, ["settings"] = ExperimentFolder.Numbers(settings) };
            foreach ((string key, JsonNode? value) in ExperimentFolder.Results(result))
            {
                all[key] = value?.DeepClone();
            }

            all["report"] = folder;
            terminal.Output.WriteLine(all.ToJsonString());
            return;
        }

        terminal.Output.Write(ExperimentPage.Table(result).ToText());
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(result.Summary);
        if (folder is not null)
        {
            terminal.Output.WriteLine($"page  {Path.Combine(folder, ExperimentFolder.PageFile)}");
        }
    }
}
