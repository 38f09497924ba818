using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow.NumPy;
using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>A folder that holds a run: config.json, metrics.jsonl, parameters.npz, result.json.</summary>
public sealed class RunFolder
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private RunFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes a folder that must not hold a run yet, and writes the configuration into it.</summary>
    /// <param name="path">The folder; null for runs/MODEL-NUMBER, the first number that is free.</param>
    /// <param name="model">The model.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="engine">The engine's name and version.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="IOException">The folder holds something already, or cannot be written.</exception>
    public static RunFolder Create(string? path, TrainableModel model, TrainingSettings settings, string engine)
    {
        string folder = System.IO.Path.GetFullPath(path ?? Free(model.Name));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new IOException($"'{folder}' exists already and is not empty; choose another folder with --run FOLDER, or remove it.");
        }

        Directory.CreateDirectory(folder);
        var run = new RunFolder(folder);
        run.Write("config.json", new JsonObject
        {
            ["model"] = model.Name,
            ["dataset"] = model.Dataset,
            ["epochs"] = settings.Epochs,
            ["batch_size"] = settings.BatchSize,
            ["learning_rate"] = settings.LearningRate,
            ["hidden"] = settings.Hidden,
            ["seed"] = settings.Seed,
            ["threads"] = settings.Threads,
            ["versions"] = new JsonObject
            {
                ["tfcourse"] = typeof(RunFolder).Assembly.GetName().Version?.ToString(3),
                ["engine"] = engine,
                ["dotnet"] = Environment.Version.ToString(),
            },
        }.ToJsonString(Indented));
        return run;
    }

    /// <summary>Adds an epoch to metrics.jsonl: one JSON object a line.</summary>
    /// <param name="epoch">The epoch's result.</param>
    public void Append(EpochResult epoch) => File.AppendAllText(System.IO.Path.Combine(Path, "metrics.jsonl"), new JsonObject
    {
        ["epoch"] = epoch.Epoch,
        ["step"] = epoch.Steps,
        ["loss"] = epoch.Loss,
        ["train_accuracy"] = epoch.TrainAccuracy,
        ["test_accuracy"] = epoch.TestAccuracy,
    }.ToJsonString() + "\n");

    /// <summary>Writes parameters.npz and result.json.</summary>
    /// <param name="result">What the run gave.</param>
    public void Finish(TrainingResult result)
    {
        NpzWriter.Write(System.IO.Path.Combine(Path, "parameters.npz"), result.Parameters.Select(p => KeyValuePair.Create(p.Key, Numeric(p.Value))));
        Write("result.json", new JsonObject
        {
            ["train_accuracy"] = result.TrainAccuracy,
            ["test_accuracy"] = result.TestAccuracy,
            ["interrupted"] = result.Interrupted,
            ["seconds"] = Math.Round(result.Seconds, 3),
        }.ToJsonString(Indented));
    }

    private static NumericArray Numeric(NDArray array) => NumericArray.Of(array.ToArray<float>(), Array.ConvertAll(array.dims, d => checked((int)d)));

    private static string Free(string model)
    {
        int number = 1;
        while (Directory.Exists(System.IO.Path.Combine("runs", FormattableString.Invariant($"{model}-{number}"))))
        {
            number++;
        }

        return System.IO.Path.Combine("runs", FormattableString.Invariant($"{model}-{number}"));
    }

    private void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text + "\n", new UTF8Encoding(false));
}
