using System.Diagnostics;
using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>What the command line asks for; null where it leaves the choice.</summary>
internal sealed record TuneRequest(
    TunableModel Model, string Folder, int Trials, int Workers, string? Strategy, string? SpaceFile, int? Epochs, int? Seed, bool Prune, int Threads, int Lease, string Engine);

/// <summary>Opens a study and works on it, in this process or in others.</summary>
internal static class TuneRun
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>The study of the folder, a new one where there is none; what is asked for must be what it is.</summary>
    public static Study Open(TuneRequest asked, TimeProvider time)
    {
        TimeSpan lease = TimeSpan.FromSeconds(asked.Lease);
        SearchSpace? space = asked.SpaceFile is { } file ? SearchSpaceJson.Read(File.ReadAllText(file), file) : null;
        if (space is not null)
        {
            asked.Model.Require(space);
        }

        string? strategy = asked.Strategy == "caviar" ? "random" : asked.Strategy;
        if (strategy is not null)
        {
            // An unknown name is refused before anything is written.
            _ = StrategyCatalog.Create(strategy, asked.Model.Space, 1, 1, 1);
        }

        if (Study.Exists(asked.Folder))
        {
            Study study = Study.Open(asked.Folder, time, lease);
            Same("model", study.Settings.Model, asked.Model.Name);
            Same("strategy", study.Settings.StrategyName, strategy);
            Same("epochs", Text(study.Settings.Epochs), asked.Epochs is { } e ? Text(e) : null);
            Same("seed", Text((long)study.Settings.Seed), asked.Seed is { } s ? Text(s) : null);
            Same("space", SearchSpaceJson.Write(study.Settings.Space).ToJsonString(), space is null ? null : SearchSpaceJson.Write(space).ToJsonString());
            Same("prune", Text(study.Settings.Prunes ? 1 : 0), asked.Prune ? "1" : null);
            return study;

            void Same(string what, string present, string? wanted)
            {
                if (wanted is not null && wanted != present)
                {
                    throw new ArgumentException($"The study in '{study.Folder}' has another {what}: {present}, not {wanted}. Leave the option out to go on with that study, or choose another folder.");
                }
            }
        }

        ISearchObjective objective = asked.Model.CreateObjective(1);
        space ??= asked.Model.Space;
        int epochs = asked.Epochs ?? asked.Model.Epochs;
        ulong seed = (ulong)(asked.Seed ?? 1);
        return Study.Create(
            asked.Folder,
            new StudySettings(asked.Model.Name, objective.Metric, objective.Maximize, space, StrategyCatalog.Create(strategy ?? "random", space, seed, asked.Trials, epochs).Settings(), seed, epochs, asked.Prune),
            time, lease);
    }

    /// <summary>One worker among others: works until the search is over, or until whoever started it closes its input.</summary>
    public static int Work(TuneRequest asked, Study study, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watch = new Thread(() =>
        {
            while (Console.In.Read() >= 0)
            {
                // What is written to a worker says nothing; only the end counts.
            }

            stop.Cancel();
        })
        { IsBackground = true };
        watch.Start();
        WorkerResult result = new StudyWorker(study, asked.Model.CreateObjective(asked.Threads), TimeProvider.System).Run(asked.Trials, null, stop.Token);
        return result.Interrupted ? ExitCodes.Interrupted : ExitCodes.Done;
    }

    /// <summary>Works on the study to its end.</summary>
    /// <returns>Whether it was interrupted.</returns>
    public static bool Run(TuneRequest asked, Study study, TuneDisplay display, CancellationToken cancellation)
    {
        if (asked.Workers == 1)
        {
            WorkerResult result = new StudyWorker(study, asked.Model.CreateObjective(asked.Threads), TimeProvider.System).Run(asked.Trials, display, cancellation);
            display.Clear();
            return result.Interrupted;
        }

        int points = study.Settings.CreateStrategy().Points(asked.Trials);
        var processes = new List<Process>();
        try
        {
            for (int i = 0; i < asked.Workers; i++)
            {
                processes.Add(Start(asked));
            }

            while (processes.Count > 0 && !cancellation.WaitHandle.WaitOne(Look))
            {
                study.Refresh();
                display.Show();
                foreach (Process ended in processes.Where(p => p.HasExited).ToArray())
                {
                    processes.Remove(ended);
                    int code = ended.ExitCode;
                    ended.Dispose();
                    if (code is ExitCodes.Usage or ExitCodes.MachineLacks or ExitCodes.Bug)
                    {
                        throw new IOException($"a worker ended with exit code {code}; what it said stands above");
                    }

                    // Killed from outside, by the system's memory guard or by hand: another takes its place.
                    study.Refresh();
                    if (code != ExitCodes.Done && study.State.DonePoints < points)
                    {
                        processes.Add(Start(asked));
                    }
                }
            }
        }
        finally
        {
            foreach (Process process in processes)
            {
                process.StandardInput.Close();
                process.WaitForExit();
                process.Dispose();
            }
        }

        study.Refresh();
        display.Show();
        display.Clear();
        return cancellation.IsCancellationRequested;
    }

    private static Process Start(TuneRequest asked)
    {
        int threads = asked.Threads > 0 ? asked.Threads : Math.Max(1, Environment.ProcessorCount / asked.Workers);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (string argument in (string[])["tune", asked.Model.Name, "--study", asked.Folder, "--trials", Text(asked.Trials), "--threads", Text(threads), "--lease", Text(asked.Lease), "--engine", asked.Engine, "--as-worker"])
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        process.StandardOutput.Close();
        return process;
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
