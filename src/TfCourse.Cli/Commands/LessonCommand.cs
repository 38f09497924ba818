using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>tfcourse lesson NAME: a concept in words, its check by hand against the graph, and its experiment. list names them.</summary>
internal static class LessonCommand
{
    private const string List = "list";

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "which concept, or week-1, week-2, week-3 for all of a week on one page; 'list' names them all" };
        var set = new Option<string[]>("--set") { Description = "a number of the experiment, as often as needed: --set epochs=100", HelpName = "NAME=NUMBER" };
        var configurations = new Option<int>("--configurations") { Description = "how many seeded configurations the check draws", DefaultValueFactory = _ => 10, HelpName = "NUMBER" };
        var options = new ExperimentOptions();
        var command = new Command("lesson", "a concept of the course: in words, checked by hand against the graph, and as an experiment") { name, set, configurations };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, token) =>
        {
            string asked = parsed.GetRequiredValue(name);
            bool json = parsed.GetValue(CommonOptions.Json);
            if (asked == List)
            {
                return PrintList(terminal, json);
            }

            int count = parsed.GetValue(configurations);
            if (count is < 1 or > 10_000)
            {
                throw new ArgumentOutOfRangeException(nameof(configurations), FormattableString.Invariant($"configurations is {count}; it has to be a whole number from 1 to 10000."));
            }

            Dictionary<string, double> told = Told(parsed.GetValue(set) ?? []);
            var display = new ExperimentDisplay(terminal, parsed.GetValue(CommonOptions.Quiet));
            if (WeekCatalogue.Weeks.FirstOrDefault(w => WeekCatalogue.NameOf(w) == asked) is > 0 and var week)
            {
                return WeekLesson.Run(terminal, week, told, count, options.FreeReport(parsed, "week's page"), display, json, token);
            }

            Concept concept = ConceptCatalogue.Find(asked);
            Experiment experiment = ExperimentCatalogue.Of(concept);
            ExperimentSettings settings = options.Settings(parsed, experiment, "lesson", concept.Name, told);
            ConceptReport check = ConceptCheck.Run(concept, count);
            ExperimentResult result = experiment.Run(settings, display, token);
            display.Clear();
            string? folder = options.Report(parsed);
            if (folder is not null)
            {
                ExperimentFolder.Write(folder, "lesson", concept.Name, settings, result,
                    LessonPage.Of(concept, experiment, settings, check, result));
            }

            Print(terminal, concept, check, settings, result, folder, json);
            return check.Agrees ? ExitCodes.Done : ExitCodes.JudgedFalse;
        }, cancellation));
        return command;
    }

    private static Dictionary<string, double> Told(string[] pairs)
    {
        Dictionary<string, double> told = [];
        foreach (string pair in pairs)
        {
            string[] parts = pair.Split('=', 2);
            if (parts.Length != 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                throw new ArgumentException($"'{pair}' is no setting; write it like epochs=100 or lambda=0.1.");
            }

            told[parts[0]] = value;
        }

        return told;
    }

    private static int PrintList(Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.Output.WriteLine(new JsonObject
            {
                ["lessons"] = new JsonArray([.. ConceptCatalogue.All.Select(c => (JsonNode)new JsonObject { ["name"] = c.Name, ["week"] = c.Week, ["title"] = c.Title, ["formula"] = c.Formula })]),
            }.ToJsonString());
            return ExitCodes.Done;
        }

        foreach (var week in ConceptCatalogue.All.GroupBy(c => c.Week).OrderBy(g => g.Key))
        {
            terminal.Output.WriteLine(FormattableString.Invariant($"week {week.Key}"));
            foreach (Concept concept in week)
            {
                terminal.Output.WriteLine($"  {concept.Name,-22} {concept.Title}");
            }

            terminal.Output.WriteLine($"  {WeekCatalogue.NameOf(week.Key),-22} all of these on one page");
        }

        return ExitCodes.Done;
    }

    private static void Print(Terminal terminal, Concept concept, ConceptReport check, ExperimentSettings settings, ExperimentResult result, string? folder, bool json)
    {
        if (json)
        {
            JsonObject all = new()
            {
                ["lesson"] = concept.Name,
                ["title"] = concept.Title,
                ["formula"] = concept.Formula,
                ["check"] = new JsonObject
                {
                    ["agrees"] = check.Agrees,
                    ["configurations"] = check.Configurations,
                    ["results"] = check.Rows.Count,
                    ["worst"] = new JsonArray([.. check.Rows.GroupBy(r => r.Type).Select(t => (JsonNode)new JsonObject
                    {
                        ["type"] = t.Key,
                        ["relative_difference"] = t.Max(r => r.Worst.RelativeDifference) is var d && double.IsFinite(d) ? d : null,
                        ["tolerance"] = t.First().Tolerance,
                    })]),
                },
                ["settings"] = ExperimentFolder.Numbers(settings),
            };
            foreach ((string key, JsonNode? value) in ExperimentFolder.Results(result))
            {
                all[key] = value?.DeepClone();
            }

            all["report"] = folder;
            terminal.Output.WriteLine(all.ToJsonString());
            return;
        }

        terminal.Output.WriteLine(terminal.Bold(concept.Title));
        terminal.Output.WriteLine("  " + concept.Formula.Replace("; ", "\n  ", StringComparison.Ordinal));
        terminal.Output.WriteLine(concept.Lesson);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(LessonPage.Verdict(check));
        terminal.Output.Write(LessonPage.CheckTable(check).ToText());
        terminal.Output.WriteLine();
        terminal.Output.Write(ExperimentPage.Table(result).ToText());
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(result.Summary);
        if (folder is not null)
        {
            terminal.Output.WriteLine($"page  {Path.Combine(folder, ExperimentFolder.PageFile)}");
        }
    }
}
