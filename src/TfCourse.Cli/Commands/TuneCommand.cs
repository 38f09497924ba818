using System.CommandLine;
using System.Text.Json.Nodes;
using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>tfcourse tune MODEL: searches hyperparameters, with workers here and on other machines that share the folder.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "what to tune: " + string.Join(", ", TunableModel.All.Select(m => m.Name)) };
        var study = new Option<string>("--study") { Description = "the folder of the study; one that holds a study is gone on with", HelpName = "DIR", Required = true };
        var trials = new Option<int>("--trials") { Description = "trials with a result, in all", DefaultValueFactory = _ => 20 };
        var workers = new Option<int?>("--workers") { Description = "processes that work on it here [default: 1; one for each core with caviar]" };
        var strategy = new Option<string?>("--strategy") { Description = string.Join("; ", StrategyCatalog.Entries.Select(e => $"{e.Name}: {e.Description}")), HelpName = "NAME" };
        var space = new Option<string?>("--space") { Description = "the search space as JSON; see src/TfCourse.Course/Search/README.md", HelpName = "FILE" };
        var epochs = new Option<int?>("--epochs") { Description = "epochs of a full trial" };
        var seed = new Option<int?>("--seed") { Description = "seed of the search and of every trial [default: 1]" };
        var prune = new Option<bool>("--prune") { Description = "stop trials that are worse than the median of the others at the same epoch" };
        var threads = new Option<int>("--threads") { Description = "threads of each worker's engine, 0 for an equal share of the cores" };
        var lease = new Option<int>("--lease") { Description = "seconds without a sign of life after which a worker of another machine is taken for dead", DefaultValueFactory = _ => 60 };
        var worker = new Option<bool>("--as-worker") { Hidden = true };
        var command = new Command("tune", "search hyperparameters") { model, study, trials, workers, strategy, space, epochs, seed, prune, threads, lease, worker };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, token) =>
        {
            TunableModel found = TunableModel.Find(parsed.GetRequiredValue(model));
            int wanted = parsed.GetValue(trials), here = parsed.GetValue(workers) ?? (parsed.GetValue(strategy) == "caviar" ? Environment.ProcessorCount : 1);
            Require(wanted is >= 1 and <= 1_000_000, "trials", wanted, "1 to 1,000,000");
            Require(here is >= 1 and <= 256, "workers", here, "1 to 256");
            Require(parsed.GetValue(lease) is >= 1 and <= 86_400, "lease", parsed.GetValue(lease), "1 to 86,400");
            Require(parsed.GetValue(threads) is >= 0 and <= 1024, "threads", parsed.GetValue(threads), "0 to 1024");
            Require(parsed.GetValue(epochs) is null or (>= 1 and <= 1_000_000), "epochs", parsed.GetValue(epochs) ?? 0, "1 to 1,000,000");
            Require(parsed.GetValue(seed) is null or >= 0, "seed", parsed.GetValue(seed) ?? 0, "0 or more");
            var asked = new TuneRequest(
                found, Path.GetFullPath(parsed.GetRequiredValue(study)), wanted, here, parsed.GetValue(strategy), parsed.GetValue(space), parsed.GetValue(epochs),
                parsed.GetValue(seed), parsed.GetValue(prune), parsed.GetValue(threads), parsed.GetValue(lease), parsed.GetValue(CommonOptions.Engine)!);
            Study opened = TuneRun.Open(asked, TimeProvider.System);
            return parsed.GetValue(worker)
                ? TuneRun.Work(asked, opened, token)
                : Run(terminal, asked, opened, parsed.GetValue(CommonOptions.Json), parsed.GetValue(CommonOptions.Quiet), token);
        }, cancellation));
        return command;
    }

    private static int Run(Terminal terminal, TuneRequest asked, Study study, bool json, bool quiet, CancellationToken cancellation)
    {
        StudySettings settings = study.Settings;
        if (!quiet)
        {
            int known = study.State.Trials.Count;
            terminal.Error.WriteLine($"{settings.Model}: {settings.StrategyName} search of {string.Join(", ", settings.Space.Parameters.Select(p => p.Name))}; {(known == 0 ? "a new study" : $"going on with a study of {known} trials")} in {study.Folder}");
            if (settings.StrategyName == "panda")
            {
                terminal.Error.WriteLine($"steer it: write {{\"learning_rate\": 0.001}} or {{\"stop\": true}} into {Path.Combine(study.Folder, "steer.json")}");
            }
        }

        bool interrupted = TuneRun.Run(asked, study, new TuneDisplay(terminal, study, asked.Trials, quiet), cancellation);
        study.Refresh();
        string page = Path.Combine(study.Folder, "report.html");
        File.WriteAllText(page, TunePage.Of(study).ToHtml());
        StudyState state = study.State;
        if (json)
        {
            terminal.Output.WriteLine(Json(study, page, interrupted).ToJsonString());
        }
        else
        {
            terminal.Output.WriteLine($"trials          {state.DonePoints} with a result or given up, {state.Trials.Count} started");
            if (state.Best is { } best)
            {
                terminal.Output.WriteLine(FormattableString.Invariant($"best            {settings.Metric} {best.Value:R}, trial {best.Number}"));
                foreach (string name in best.Proposal.Values.Names)
                {
                    terminal.Output.WriteLine($"  {name,-14}{best.Proposal.Values[name]}");
                }
            }

            terminal.Output.WriteLine($"report          {page}");
        }

        return interrupted ? ExitCodes.Interrupted : state.Best is null ? ExitCodes.JudgedFalse : ExitCodes.Done;
    }

    private static JsonObject Json(Study study, string page, bool interrupted)
    {
        StudyState state = study.State;
        int With(TrialStatus status) => state.Trials.Count(t => t.Status == status);
        var json = new JsonObject
        {
            ["study"] = study.Folder,
            ["model"] = study.Settings.Model,
            ["strategy"] = study.Settings.StrategyName,
            ["metric"] = study.Settings.Metric,
            ["maximize"] = study.Settings.Maximize,
            ["points"] = state.DonePoints,
            ["trials"] = state.Trials.Count,
            ["finished"] = With(TrialStatus.Finished),
            ["pruned"] = With(TrialStatus.Pruned),
            ["failed"] = With(TrialStatus.Failed),
            ["epochs"] = state.Trials.Sum(t => (long)t.Epochs),
            ["interrupted"] = interrupted,
            ["report"] = page,
            ["best"] = null,
        };
        if (state.Best is { } best)
        {
            var values = new JsonObject();
            foreach (string name in best.Proposal.Values.Names)
            {
                ParameterValue value = best.Proposal.Values[name];
                values[name] = value.Text is { } text ? text : value.Number;
            }

            json["best"] = new JsonObject { ["trial"] = best.Number, ["point"] = best.Point, ["value"] = best.Value, ["values"] = values };
        }

        return json;
    }

    private static void Require(bool holds, string name, int value, string range)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it has to be {range}."));
        }
    }
}
