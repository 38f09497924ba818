using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine.Managed;

namespace TfCourse.Cli;

/// <summary>tfcourse bench: how fast training steps and the course's experiments run here, beside PyTorch and NumPy.</summary>
internal static class BenchCommand
{
    private const string Install = "tests/TfCourse.Benchmarks/peers/install.sh installs them on Debian";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var peers = new Option<bool>("--peers") { Description = "the same in PyTorch and NumPy, in turn with ours; " + Install };
        var python = new Option<string>("--python") { Description = "the interpreter that has them", DefaultValueFactory = _ => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3" };
        var threads = new Option<int>("--threads") { Description = "threads of each, 0 for all cores; of one thread the time on the processor is measured", DefaultValueFactory = _ => 1 };
        var rounds = new Option<int>("--rounds") { Description = "rounds, of which medians are taken", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "seconds of each in a round", DefaultValueFactory = _ => 0.5, CustomParser = InvariantNumbers.Double };
        var file = new Option<string?>("--out") { Description = "write the JSON object into this file", HelpName = "FILE" };
        var model = new Option<string?>("--model") { Description = "only this model: " + string.Join(", ", StepModel.All.Select(m => m.Name)) };
        var profile = new Option<bool>("--profile") { Description = "how long each node of our plan takes" };
        var steps = new Command("steps", "whole training steps: forward, backward, Adam") { model, profile };
        var experiments = new Command("experiments", "the course's optimizer and initialization experiments");
        var command = new Command("bench", "measure speed") { steps, experiments, Files() };
        foreach (Command part in new[] { steps, experiments })
        {
            foreach (Option option in new Option[] { peers, python, threads, rounds, seconds, file })
            {
                part.Options.Add(option);
            }

            part.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, token) =>
            {
                int cores = parsed.GetValue(threads), times = parsed.GetValue(rounds);
                double each = parsed.GetValue(seconds);
                Require(cores is >= 0 and <= 1024, "threads", cores, "0 to 1024");
                Require(times is >= 1 and <= 1000, "rounds", times, "1 to 1000");
                Require(each is > 0 and <= 3600, "seconds", each, "above 0, up to 3600");
                var asked = new BenchRequest(parsed.GetValue(peers) ? parsed.GetValue(python) : null, cores == 0 ? Environment.ProcessorCount : cores, times, each);
                TextWriter lines = parsed.GetValue(CommonOptions.Json) ? terminal.Error : terminal.Output;
                JsonObject found = part == steps ? Steps(terminal, lines, asked, parsed.GetValue(model), parsed.GetValue(profile), token) : Experiments(terminal, lines, asked, token);
                Give(terminal, parsed, found, parsed.GetValue(file));
                return ExitCodes.Done;
            }, cancellation));
        }

        return command;
    }

    private static Command Files()
    {
        var megabytes = new Option<int>("--megabytes") { Description = "of parameters and of records", DefaultValueFactory = _ => 100 };
        var rounds = new Option<int>("--rounds") { Description = "rounds, of which medians are taken", DefaultValueFactory = _ => 5 };
        var folder = new Option<string>("--folder") { Description = "where the files are made and removed again [default: the system's temporary folder]", HelpName = "FOLDER", DefaultValueFactory = _ => Path.GetTempPath() };
        var file = new Option<string?>("--out") { Description = "write the JSON object into this file", HelpName = "FILE" };
        var command = new Command("files", "checkpoints saved and loaded, records written and read, as a share of the disk's own speed") { megabytes, rounds, folder, file };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, token) =>
        {
            (int size, int times) = (parsed.GetValue(megabytes), parsed.GetValue(rounds));
            Require(size is >= 1 and <= 2000, "megabytes", size, "1 to 2000");
            Require(times is >= 1 and <= 1000, "rounds", times, "1 to 1000");
            using var benchmark = new FileBenchmark(parsed.GetRequiredValue(folder), size);
            Give(terminal, parsed, benchmark.Run(times, parsed.GetValue(CommonOptions.Json) ? terminal.Error : terminal.Output, token), parsed.GetValue(file));
            return ExitCodes.Done;
        }, cancellation));
        return command;
    }

    private static void Give(Terminal terminal, ParseResult parsed, JsonObject found, string? file)
    {
        if (file is not null)
        {
            File.WriteAllText(file, found.ToJsonString(Indented) + "\n");
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            terminal.Output.WriteLine(found.ToJsonString());
        }
    }

    private static JsonObject Steps(Terminal terminal, TextWriter lines, BenchRequest asked, string? only, bool profile, CancellationToken cancellation)
    {
        var report = new BenchReport(lines, asked);
        foreach (StepModel model in only is null ? StepModel.All : [StepModel.Find(only)])
        {
            using var race = new Contestants();
            OpenedModel opened = OpenedModel.Open(model, asked.Threads);
            OwnSteps ours = opened.Steps;
            race.Add(ours);
            string[] peers = model.Convolutions.Length > 0 ? ["torch"] : ["torch", "numpy"];
            race.AddPeers(terminal, asked, "steps.py", [.. peers.Select(p => new[] { p, model.Name })]);
            JsonObject entry = report.Add("model", model.Name, race.Run(asked, report.Probe, cancellation), ours.BytesPerStep(), model.Operations);
            if (profile)
            {
                report.AddTimes(entry, opened.Times());
            }
        }

        return report.Json("models");
    }

    private static JsonObject Experiments(Terminal terminal, TextWriter lines, BenchRequest asked, CancellationToken cancellation)
    {
        var report = new BenchReport(lines, asked);
        foreach (PlaneExperiment experiment in PlaneExperiment.All)
        {
            using var race = new Contestants();
            OwnSteps ours = experiment.Open(asked.Threads);
            race.Add(ours);
            race.AddPeers(terminal, asked, "experiments.py", [["numpy", experiment.Name]]);
            JsonObject entry = report.Add("experiment", experiment.Name, race.Run(asked, report.Probe, cancellation), ours.BytesPerStep(), null);
            entry["step"] = experiment.Description;
            entry["seconds_of_all"] = Math.Round(experiment.Steps / (double)entry["ours"]!, 3);
        }

        return report.Json("experiments");
    }

    private static void Require(bool holds, string name, double value, string range)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it has to be {range}."));
        }
    }
}
