using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Course;
using TfCourse.Datasets;

namespace TfCourse.Cli;

/// <summary>tfcourse train MODEL: trains a model and saves the run; goes on with one that was stopped.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        TrainingSettings d = TrainableModel.All[0].Defaults;
        var model = new Argument<string>("MODEL") { Description = $"what to train: {string.Join(", ", TrainableModel.All.Select(m => $"{m.Name} ({m.Description})"))}" };
        var data = new Option<string?>("--data") { Description = "the data set, when it is not the model's own: " + string.Join(", ", DatasetCatalog.Names), HelpName = "SET" };
        var run = new Option<string?>("--run") { Description = "the folder for the run [default: runs/MODEL-NUMBER]", HelpName = "FOLDER" };
        var resume = new Option<string?>("--resume") { Description = "go on with the run of this folder, with its own settings, as if it had not stopped", HelpName = "RUN" };
        var overwrite = new Option<bool>("--overwrite") { Description = "begin anew where --run holds a run already" };
        var config = new Option<string?>("--config") { Description = "repeat a run: data set and settings from its config.json", HelpName = "FILE" };
        var export = new Option<string?>("--export") { Description = "write the trained model as a SavedModel with a card into this folder, which holds nothing yet", HelpName = "FOLDER" };
        Option<int?> epochs = Setting("--epochs", "passes over the training set", d.Epochs), batch = Setting("--batch-size", "examples of a mini-batch", d.BatchSize);
        var rate = new Option<double?>("--learning-rate")
        {
            Description = FormattableString.Invariant($"Adam's step size at first; it falls to 0 along half a cosine [default: the model's own, {d.LearningRate} for {TrainableModel.All[0].Name}]"),
            CustomParser = a => InvariantNumbers.Double(a),
        };
        Option<int?> hidden = Setting("--hidden", "units of the hidden layer", d.Hidden), seed = Setting("--seed", "seed of everything random", d.Seed);
        Option<int?> threads = Setting("--threads", "threads of the engine, 0 for all cores", d.Threads);
        var normalize = new Option<bool?>("--normalize") { Description = "bring the inputs to mean 0 and variance 1 by the training set's numbers, which the model keeps [default: the model's own]" };
        var stopOn = new Option<string?>("--stop-on") { Description = "end training when this metric no longer gets better, and keep the best parameters: " + string.Join(", ", EpochResult.MetricNames(true)), HelpName = "METRIC" };
        Option<int?> patience = Setting("--patience", "epochs in a row in which the metric of --stop-on may fail to get better", d.Patience);
        Option[] settings = [data, epochs, batch, rate, hidden, seed, threads, normalize, stopOn, patience];
        var command = new Command("train", "train a model and save the run") { model, run, resume, overwrite, config, export, ClusterOptions.Target, ClusterOptions.Asynchronous };
        foreach (Option option in settings)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, token) =>
        {
            TrainableModel found = TrainableModel.Find(parsed.GetRequiredValue(model));
            if (found.Name == TrainableModel.Signs && new Option[] { export, data, hidden, normalize, stopOn, patience, ClusterOptions.Target, ClusterOptions.Asynchronous }.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false }) is { } other)
            {
                throw new ArgumentException($"{other.Name} has no meaning for the model signs, whose network and data are the exercise's.");
            }

            string? given = settings.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false })?.Name;
            if (parsed.GetValue(resume) is { } folder)
            {
                Refuse(given ?? (parsed.GetValue(run) is not null ? run.Name : parsed.GetValue(config) is not null ? config.Name : parsed.GetValue(overwrite) ? overwrite.Name : null), "--resume");
                RunFolder stopped = RunFolder.Open(folder);
                if (stopped.Config.Model.Name != found.Name)
                {
                    throw new ArgumentException($"'{folder}' is a run of '{stopped.Config.Model.Name}', not of '{found.Name}'.");
                }

                return Run(terminal, parsed, stopped.Config, () => stopped, true, parsed.GetValue(export), token);
            }

            RunConfig asked;
            if (parsed.GetValue(config) is { } file)
            {
                Refuse(given, "--config");
                asked = RunConfig.Read(file);
                found = asked.Model.Name == found.Name ? asked.Model : throw new ArgumentException($"'{file}' is of the model '{asked.Model.Name}', not of '{found.Name}'.");
            }
            else
            {
                TrainingSettings own = found.Defaults;
                asked = new RunConfig(found with { Dataset = parsed.GetValue(data) ?? TrainingRun.DatasetOf(found) }, new TrainingSettings(
                    parsed.GetValue(epochs) ?? own.Epochs, parsed.GetValue(batch) ?? own.BatchSize, parsed.GetValue(rate) ?? own.LearningRate,
                    parsed.GetValue(hidden) ?? own.Hidden, parsed.GetValue(seed) ?? own.Seed, parsed.GetValue(threads) ?? own.Threads,
                    parsed.GetValue(normalize) ?? own.Normalize, parsed.GetValue(stopOn) ?? own.StopOn, parsed.GetValue(patience) ?? own.Patience));
            }

            return Run(terminal, parsed, asked, () => RunFolder.Create(parsed.GetValue(run), asked, Session.DefaultEngine.Name, parsed.GetValue(overwrite)), false, parsed.GetValue(export), token);
        }, cancellation));
        return command;
    }

    private static Option<int?> Setting(string name, string description, int value)
        => new(name) { Description = FormattableString.Invariant($"{description} [default: the model's own, {value} for {TrainableModel.All[0].Name}]") };

    private static void Refuse(string? given, string beside)
    {
        if (given is not null)
        {
            throw new ArgumentException($"{given} has no meaning beside {beside}: the settings are those of the run.");
        }
    }

    private static int Run(Terminal terminal, ParseResult parsed, RunConfig config, Func<RunFolder> open, bool resume, string? export, CancellationToken cancellation)
    {
        bool quiet = parsed.GetValue(CommonOptions.Quiet);
        TrainingRun training = TrainingRun.Of(config, ClusterOptions.Of(parsed, terminal));
        RunFolder run = open();
        string? checkpoint = resume ? run.Checkpoints.Newest(text => terminal.Error.WriteLine("warning: " + text)) : null;
        if (!quiet)
        {
            terminal.Error.WriteLine(FormattableString.Invariant(
                $"{config.Model.Name}: {string.Join('-', training.LayerSizes)} network, {training.Data.Train.Count} training and {training.Data.Test!.Count} test examples, engine {Session.DefaultEngine.Name}"));
            terminal.Error.Write(resume ? checkpoint is null ? "no checkpoint yet: from the beginning\n" : $"going on from {Path.GetFileName(checkpoint)}\n" : "");
        }

        var display = new TrainingDisplay(terminal, quiet);
        TrainingResult result = training.Run(new Recording(display, run), run.Checkpoints, checkpoint, cancellation);
        display.Clear();
        run.Finish(result);
        if (export is not null && !result.Interrupted)
        {
            ModelExport.Write(run, training.Data, result, export, $"tfcourse train {config.Model.Name} --seed {config.Settings.Seed} --export {export}");
        }

        Report(terminal, config.Model, run, result, parsed.GetValue(CommonOptions.Json));
        return result.Interrupted ? ExitCodes.Interrupted : ExitCodes.Done;
    }

    private static void Report(Terminal terminal, TrainableModel model, RunFolder run, TrainingResult result, bool json)
    {
        if (json)
        {
            terminal.Output.WriteLine(new JsonObject
            {
                ["model"] = model.Name,
                ["dataset"] = model.Dataset,
                ["train_accuracy"] = result.TrainAccuracy,
                ["test_accuracy"] = result.TestAccuracy,
                ["convergence"] = result.Convergence.State.ToString(),
                ["seen"] = result.Convergence.Message,
                ["best_epoch"] = result.BestEpoch,
                ["seconds"] = Math.Round(result.Seconds, 3),
                ["steps_per_second"] = Math.Round(result.StepsPerSecond, 1),
                ["peak_memory_bytes"] = Process.GetCurrentProcess().PeakWorkingSet64,
                ["run"] = run.Path,
            }.ToJsonString());
            return;
        }

        terminal.Output.WriteLine(FormattableString.Invariant($"train accuracy  {result.TrainAccuracy:P2}"));
        terminal.Output.WriteLine(FormattableString.Invariant($"test accuracy   {result.TestAccuracy:P2}"));
        terminal.Output.WriteLine($"loss            {result.Convergence.Message}");
        if (result.BestEpoch is { } best)
        {
            terminal.Output.WriteLine(FormattableString.Invariant($"parameters      those of epoch {best} of {result.History.Count}, the best one"));
        }

        terminal.Output.WriteLine(FormattableString.Invariant($"time            {result.Seconds:F1} s, {result.StepsPerSecond:F0} steps per second"));
        terminal.Output.WriteLine($"run             {run.Path}");
        if (result.Interrupted)
        {
            terminal.Error.WriteLine($"interrupted: what was trained so far is saved; go on with: tfcourse train {model.Name} --resume {run.Path}");
        }
    }

    // Metrics reach the disk epoch by epoch, so that an interrupted run keeps them.
    private sealed class Recording(TrainingDisplay display, RunFolder run) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Finished is { } epoch)
            {
                run.Append(epoch);
            }

            display.Report(value);
        }
    }
}
