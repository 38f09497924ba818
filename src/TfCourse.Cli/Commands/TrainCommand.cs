using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Course;
using TfCourse.Datasets;

namespace TfCourse.Cli;

/// <summary>tfcourse train MODEL: trains a model and saves the run.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        TrainingSettings d = TrainableModel.All[0].Defaults;
        var model = new Argument<string>("MODEL") { Description = $"what to train: {string.Join(", ", TrainableModel.All.Select(m => $"{m.Name} ({m.Description})"))}" };
        var data = new Option<string?>("--data") { Description = "the data set, when it is not the model's own: " + string.Join(", ", DatasetCatalog.Names), HelpName = "SET" };
        var run = new Option<string?>("--run") { Description = "the folder for the run [default: runs/MODEL-NUMBER]", HelpName = "FOLDER" };
        var epochs = new Option<int>("--epochs") { Description = "passes over the training set", DefaultValueFactory = _ => d.Epochs };
        var batch = new Option<int>("--batch-size") { Description = "examples of a mini-batch", DefaultValueFactory = _ => d.BatchSize };
        var rate = new Option<double>("--learning-rate")
        {
            Description = "Adam's step size at first; it falls to 0 along half a cosine",
            DefaultValueFactory = _ => d.LearningRate,
            CustomParser = InvariantNumbers.Double,
        };
        var hidden = new Option<int>("--hidden") { Description = "units of the hidden layer", DefaultValueFactory = _ => d.Hidden };
        Option<int> seed = CommonOptions.Seed(d.Seed);
        var threads = new Option<int>("--threads") { Description = "threads of the engine, 0 for all cores", DefaultValueFactory = _ => d.Threads };
        var command = new Command("train", "train a model and save the run") { model, data, run, epochs, batch, rate, hidden, seed, threads };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, token) =>
        {
            TrainableModel found = TrainableModel.Find(parsed.GetRequiredValue(model));
            if (parsed.GetValue(data) is { } set)
            {
                found = found with { Dataset = set };
            }

            var settings = new TrainingSettings(
                parsed.GetValue(epochs), parsed.GetValue(batch), parsed.GetValue(rate), parsed.GetValue(hidden), parsed.GetValue(seed), parsed.GetValue(threads));
            return Run(terminal, found, settings, parsed.GetValue(run), parsed.GetValue(CommonOptions.Json), parsed.GetValue(CommonOptions.Quiet), token);
        }, cancellation));
        return command;
    }

    private static int Run(Terminal terminal, TrainableModel model, TrainingSettings settings, string? folder, bool json, bool quiet, CancellationToken cancellation)
    {
        settings.Validate();
        DatasetSplit split = DatasetCatalog.Load(model.Dataset);
        var trainer = new Trainer(settings, split);
        RunFolder run = RunFolder.Create(folder, model, settings, Session.DefaultEngine.Name);
        if (!quiet)
        {
            terminal.Error.WriteLine(FormattableString.Invariant(
                $"{model.Name}: {split.Train.FeatureSize}-{settings.Hidden}-{split.Train.ClassCount} network, {split.Train.Count} training and {split.Test!.Count} test examples, engine {Session.DefaultEngine.Name}"));
        }

        var display = new TrainingDisplay(terminal, quiet);
        TrainingResult result = trainer.Run(new Recording(display, run), cancellation);
        display.Clear();
        run.Finish(result);
        Report(terminal, model, run, result, json);
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
                ["seconds"] = Math.Round(result.Seconds, 3),
                ["steps_per_second"] = Math.Round(result.StepsPerSecond, 1),
                ["peak_memory_bytes"] = Process.GetCurrentProcess().PeakWorkingSet64,
                ["run"] = run.Path,
            }.ToJsonString());
            return;
        }

        terminal.Output.WriteLine(FormattableString.Invariant($"train accuracy  {result.TrainAccuracy:P2}"));
        terminal.Output.WriteLine(FormattableString.Invariant($"test accuracy   {result.TestAccuracy:P2}"));
        terminal.Output.WriteLine(FormattableString.Invariant($"time            {result.Seconds:F1} s, {result.StepsPerSecond:F0} steps per second"));
        terminal.Output.WriteLine($"run             {run.Path}");
        if (result.Interrupted)
        {
            terminal.Error.WriteLine("interrupted: what was trained so far is saved");
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
