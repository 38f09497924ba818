using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow.NumPy;
using TfCourse.Datasets;
using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>A folder that holds a run: config.json, metrics.jsonl, checkpoints, and when it has ended parameters.npz and result.json.</summary>
public sealed class RunFolder
{
    private const string ConfigFile = "config.json", MetricsFile = "metrics.jsonl", ParametersFile = "parameters.npz", ResultFile = "result.json";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly SystemFileSystem Files = SystemFileSystem.Instance;

    private RunFolder(string path, RunConfig config)
        => (Path, Config, Checkpoints) = (path, config, new RunCheckpoints(System.IO.Path.Combine(path, "checkpoints")));

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What the run was asked for.</summary>
    public RunConfig Config { get; }

    /// <summary>Its checkpoints.</summary>
    public RunCheckpoints Checkpoints { get; }

    /// <summary>Makes a folder that must not hold a run yet, and writes the configuration into it.</summary>
    /// <param name="path">The folder; null for runs/MODEL-NUMBER, the first number that is free.</param>
    /// <param name="config">Model and settings.</param>
    /// <param name="engine">The engine's name and version.</param>
    /// <param name="overwrite">Whether a run that the folder holds is removed; other files stay.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="IOException">The folder holds something already.</exception>
    /// <exception cref="EngineException">It cannot be written.</exception>
    public static RunFolder Create(string? path, RunConfig config, string engine, bool overwrite = false)
    {
        string folder = System.IO.Path.GetFullPath(path ?? Free(config.Model.Name));
        bool holdsRun = File.Exists(System.IO.Path.Combine(folder, ConfigFile));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !(holdsRun && overwrite)))
        {
            throw new IOException($"'{folder}' exists already and is not empty; "
                + (holdsRun ? "continue its run with --resume, begin it anew with --overwrite, or choose another folder with --run FOLDER." : "choose another folder with --run FOLDER, or remove it."));
        }

        Files.CreateFolder(folder);
        var run = new RunFolder(folder, config);
        foreach (string file in holdsRun ? (string[])[ResultFile, ParametersFile, MetricsFile] : [])
        {
            Files.Delete(System.IO.Path.Combine(folder, file));
        }

        if (holdsRun && Directory.Exists(System.IO.Path.Combine(folder, "checkpoints")))
        {
            Directory.Delete(System.IO.Path.Combine(folder, "checkpoints"), true);
        }

        run.Write(ConfigFile, config.ToJson(engine));
        return run;
    }

    /// <summary>Opens the folder of a run that was begun, to continue it. Files that were being written when it was killed are removed.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="IOException">It holds no run.</exception>
    public static RunFolder Open(string path)
    {
        string folder = System.IO.Path.GetFullPath(path);
        if (!File.Exists(System.IO.Path.Combine(folder, ConfigFile)))
        {
            throw new IOException($"'{folder}' holds no run to resume: it has no {ConfigFile}. Begin one without --resume.");
        }

        var run = new RunFolder(folder, RunConfig.Read(System.IO.Path.Combine(folder, ConfigFile)));
        foreach (string part in (string[])[folder, System.IO.Path.Combine(folder, "checkpoints")])
        {
            foreach (string file in Files.List(part).Where(f => f.EndsWith(DurableFile.Temporary, StringComparison.Ordinal)))
            {
                Files.Delete(System.IO.Path.Combine(part, file));
            }
        }

        return run;
    }

    /// <summary>Adds an epoch to metrics.jsonl: one JSON object a line.</summary>
    /// <param name="epoch">The epoch's result.</param>
    public void Append(EpochResult epoch)
    {
        using IWritableFile file = Files.Append(System.IO.Path.Combine(Path, MetricsFile));
        file.Write(System.Text.Encoding.UTF8.GetBytes(epoch.ToJson().ToJsonString() + "\n"));
    }

    /// <summary>Writes metrics.jsonl, parameters.npz and result.json: metrics of epochs that a resumed run did again are there once.</summary>
    /// <param name="result">What the run gave.</param>
    public void Finish(TrainingResult result)
    {
        DurableFile.Write(Files, System.IO.Path.Combine(Path, MetricsFile), string.Concat(result.History.Select(h => h.ToJson().ToJsonString() + "\n")));
        using (var npz = new MemoryStream())
        {
            NpzWriter.Write(npz, result.Parameters.Select(p => KeyValuePair.Create(p.Key, Numeric(p.Value))));
            DurableFile.Write(Files, System.IO.Path.Combine(Path, ParametersFile), npz.ToArray());
        }

        Write(ResultFile, new JsonObject
        {
            ["train_accuracy"] = result.TrainAccuracy,
            ["test_accuracy"] = result.TestAccuracy,
            ["convergence"] = result.Convergence.State.ToString(),
            ["seen"] = result.Convergence.Message,
            ["best_epoch"] = result.BestEpoch,
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

    private void Write(string file, string text) => DurableFile.Write(Files, System.IO.Path.Combine(Path, file), text + "\n");
}
