using System.Diagnostics;
using System.Text.Json.Nodes;
using TfCourse.Course;
using TfCourse.Datasets;

namespace TfCourse.Cli;

/// <summary>tfcourse train signs: the framework exercise's model, 1,500 epochs, stopped and gone on with at will.</summary>
internal static class SignsTraining
{
    private const string StateFile = "signs.npz", CostsFile = "costs.csv";

    public static int Run(Terminal terminal, string? run, int epochs, int batch, double rate, int seed, int threads, bool json, bool quiet, CancellationToken cancellation)
    {
        new TrainingSettings(epochs, batch, rate, Seed: seed, Threads: threads).Validate();
        DatasetSplit data = SignsFiles.Folder is { } own ? SignsFiles.Read(own) : DatasetCatalog.Load("signs");
        var training = new FrameworkTraining(new FrameworkSettings(FrameworkForm.Tf1, epochs, batch, (float)rate, seed, threads), data);
        string folder = Path.GetFullPath(run ?? Path.Combine("runs", "signs")), state = Path.Combine(folder, StateFile);
        if (Directory.Exists(folder) && !File.Exists(state) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"'{folder}' exists already and holds no run of signs; choose another folder with --run FOLDER.");
        }

        if (!quiet)
        {
            terminal.Error.WriteLine($"signs: {string.Join('-', training.LayerSizes)} network, {data.Train.Count} training and {data.Test!.Count} test images ({data.Train.Source}); {(File.Exists(state) ? "going on with" : "a new run in")} {folder}");
        }

        var display = new TrainingDisplay(terminal, quiet);
        long start = Stopwatch.GetTimestamp();
        FrameworkResult result = training.Run(state, new Sparse(display), cancellation);
        display.Clear();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        File.WriteAllLines(Path.Combine(folder, CostsFile), ["epoch,cost", .. result.Costs.Select((c, e) => FormattableString.Invariant($"{e},{c / training.FullBatches:R}"))]);
        if (json)
        {
            terminal.Output.WriteLine(new JsonObject
            {
                ["model"] = "signs",
                ["dataset"] = data.Train.Source,
                ["epochs"] = result.Costs.Count,
                ["cost"] = result.Costs.Count == 0 ? null : result.Costs[^1] / training.FullBatches,
                ["train_accuracy"] = result.TrainAccuracy,
                ["test_accuracy"] = result.TestAccuracy,
                ["seconds"] = Math.Round(seconds, 3),
                ["interrupted"] = result.Interrupted,
                ["run"] = folder,
            }.ToJsonString());
        }
        else
        {
            terminal.Output.WriteLine(FormattableString.Invariant($"epochs          {result.Costs.Count}"));
            terminal.Output.WriteLine(FormattableString.Invariant($"train accuracy  {result.TrainAccuracy:P2}"));
            terminal.Output.WriteLine(FormattableString.Invariant($"test accuracy   {result.TestAccuracy:P2}"));
            terminal.Output.WriteLine(FormattableString.Invariant($"time            {seconds:F1} s"));
            terminal.Output.WriteLine($"run             {folder}");
        }

        if (result.Interrupted)
        {
            terminal.Error.WriteLine("interrupted: the same command goes on where this stopped");
        }

        return result.Interrupted ? ExitCodes.Interrupted : ExitCodes.Done;
    }

    // A line for the first epoch and for every hundredth: 1,500 lines tell no more. Test accuracy is known where a line is.
    private sealed class Sparse(TrainingDisplay display) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Finished is null || value.Epoch % 100 == 0 || value.Epoch == value.Epochs)
            {
                display.Report(value);
            }
        }
    }
}
