using System.Text.Json.Nodes;
using TfCourse.Course;
using TfCourse.Datasets;

namespace TfCourse.Cli;

/// <summary>tfcourse lesson week-N: every concept of a week with its check and its experiment, on one page.</summary>
internal static class WeekLesson
{
    public static int Run(
        Terminal terminal, int week, IReadOnlyDictionary<string, double> told, int configurations, string? folder, ExperimentDisplay display, bool json, CancellationToken cancellation)
    {
        IReadOnlyList<WeekPart> parts = WeekCatalogue.Of(week);
        string[] known = [.. parts.SelectMany(p => p.Experiment.Parameters).Select(p => p.Name).Distinct()];
        if (told.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new ArgumentException($"No experiment of week {week} has a parameter '{unknown}'.{NearNames.Hint(unknown, known)}");
        }

        // Every number is looked at before anything is computed; one that is told holds for all experiments that have it.
        ExperimentSettings[] settings = [.. parts.Select(p => p.Experiment.Settings(told.Where(t => p.Experiment.Parameters.Any(q => q.Name == t.Key)).ToDictionary()))];
        List<(WeekPart Part, ExperimentSettings Settings, ConceptReport? Check, ExperimentResult Result)> done = [];
        foreach ((WeekPart part, ExperimentSettings own) in parts.Zip(settings))
        {
            ConceptReport? check = part.Concept is { } concept ? ConceptCheck.Run(concept, configurations) : null;
            ExperimentResult result = part.Experiment.Run(own, display, cancellation);
            display.Clear();
            done.Add((part, own, check, result));
            if (!json)
            {
                terminal.Output.WriteLine($"{part.Name,-22} {(check is null ? "" : check.Agrees ? "by hand and graph agree. " : "BY HAND AND GRAPH DIFFER. ")}{result.Summary}");
            }
        }

        bool agrees = done.All(d => d.Check?.Agrees ?? true);
        if (folder is not null)
        {
            Write(folder, week, done);
        }

        if (json)
        {
            terminal.Output.WriteLine(new JsonObject
            {
                ["lesson"] = WeekCatalogue.NameOf(week),
                ["agrees"] = agrees,
                ["parts"] = new JsonArray([.. done.Select(d => (JsonNode)new JsonObject { ["name"] = d.Part.Name, ["agrees"] = d.Check?.Agrees, ["results"] = d.Check?.Rows.Count, ["summary"] = d.Result.Summary })]),
                ["report"] = folder,
            }.ToJsonString());
        }
        else if (folder is not null)
        {
            terminal.Output.WriteLine($"page  {Path.Combine(folder, ExperimentFolder.PageFile)}");
        }

        return agrees ? ExitCodes.Done : ExitCodes.JudgedFalse;
    }

    // The week's page, and the folder of each part as its own command writes it.
    private static void Write(string folder, int week, List<(WeekPart Part, ExperimentSettings Settings, ConceptReport? Check, ExperimentResult Result)> done)
    {
        foreach ((WeekPart part, ExperimentSettings settings, ConceptReport? check, ExperimentResult result) in done)
        {
            string own = Path.Combine(folder, part.Name);
            if (part.Concept is { } concept)
            {
                ExperimentFolder.Write(own, "lesson", part.Name, settings, result, LessonPage.Of(concept, part.Experiment, settings, check!, result));
            }
            else
            {
                ExperimentFolder.Write(own, "compare", part.Name, settings, result, CompareCommand.Page(part.Experiment, settings, result));
            }
        }

        File.WriteAllText(Path.Combine(folder, ExperimentFolder.PageFile), LessonPage.Of(week, done).ToHtml());
    }
}
