using System.CommandLine;
using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>The options of a command that runs an experiment.</summary>
internal sealed class ExperimentOptions
{
    private readonly Option<string?> _report = new("--report") { Description = "write config.json, metrics.jsonl, result.json and one page, index.html, there", HelpName = "FOLDER" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "replace what the report's folder holds" };
    private readonly Option<string?> _config = new("--config") { Description = "take all numbers from the config.json of a run; options on the command line come before it", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(_report);
        command.Add(_overwrite);
        command.Add(_config);
    }

    public string? Report(ParseResult parsed) => parsed.GetValue(_report) is { } folder ? Path.GetFullPath(folder) : null;

    /// <summary>The report's folder, which is free, of something whose numbers no config.json holds.</summary>
    public string? FreeReport(ParseResult parsed, string what)
    {
        if (parsed.GetValue(_config) is not null)
        {
            throw new ArgumentException($"{_config.Name} has no meaning for a {what}: each part has a config.json of its own.");
        }

        ExperimentFolder.RequireFree(Report(parsed), parsed.GetValue(_overwrite));
        return Report(parsed);
    }

    /// <summary>The settings: the command line's numbers, else those of --config, else the defaults. Nothing has been computed or written yet.</summary>
    public ExperimentSettings Settings(ParseResult parsed, Experiment experiment, string kind, string name, IReadOnlyDictionary<string, double> told)
    {
        ExperimentFolder.RequireFree(Report(parsed), parsed.GetValue(_overwrite));
        Dictionary<string, double> given = parsed.GetValue(_config) is { } file ? ExperimentFolder.Read(file, kind, name) : [];
        foreach ((string parameter, double value) in told)
        {
            given[parameter] = value;
        }

        return experiment.Settings(given);
    }
}
