using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TfCourse.Course;

namespace TfCourse.Cli;

/// <summary>tfcourse exercise list|start|check|hint: the functions of the course's assignments, to be written by who learns them.</summary>
internal static class ExerciseCommand
{
    public static Command Create() => new("exercise", "do the course's exercises") { ListAll(), Start(), Check(), Hint() };

    private static Command ListAll()
    {
        var command = new Command("list", "list the exercises");
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, _) =>
        {
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.Output.WriteLine(new JsonObject
                {
                    ["exercises"] = new JsonArray([.. ExerciseCatalog.All.Select(e => (JsonNode)new JsonObject { ["name"] = e.Name, ["week"] = e.Week, ["signature"] = e.Signature, ["task"] = e.Task })]),
                }.ToJsonString());
                return ExitCodes.Done;
            }

            foreach (IGrouping<int, Exercise> week in ExerciseCatalog.All.GroupBy(e => e.Week))
            {
                terminal.Output.WriteLine(FormattableString.Invariant($"week {week.Key}"));
                foreach (Exercise exercise in week)
                {
                    terminal.Output.WriteLine($"  {exercise.Name}");
                }
            }

            return ExitCodes.Done;
        }, cancellation));
        return command;
    }

    private static Command Start()
    {
        Argument<string> name = Name();
        Option<string> folder = Folder();
        var command = new Command("start", "write the program of an exercise, to be completed") { name, folder };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, _) =>
        {
            Exercise exercise = ExerciseCatalog.Find(parsed.GetRequiredValue(name));
            string file = Path.Combine(Path.GetFullPath(parsed.GetValue(folder)!), ExerciseProgram.FileName(exercise));
            if (File.Exists(file))
            {
                throw new IOException($"'{file}' exists already; it is not written over. Choose another folder with --folder, or move it away.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, ExerciseProgram.Text(exercise, ProgramTargets.File), new UTF8Encoding(false));
            terminal.Output.WriteLine(parsed.GetValue(CommonOptions.Json)
                ? new JsonObject { ["exercise"] = exercise.Name, ["file"] = file }.ToJsonString()
                : $"{file}\ncomplete {exercise.Function} in it, then: dotnet run {file}");
            return ExitCodes.Done;
        }, cancellation));
        return command;
    }

    private static Command Check()
    {
        Argument<string> name = Name();
        Option<string> folder = Folder();
        var command = new Command("check", "build, run and judge the program of an exercise") { name, folder };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, token) =>
        {
            EngineChoice.RequireManaged(parsed, "An exercise");
            Exercise exercise = ExerciseCatalog.Find(parsed.GetRequiredValue(name));
            string file = Path.Combine(Path.GetFullPath(parsed.GetValue(folder)!), ExerciseProgram.FileName(exercise));
            if (!File.Exists(file))
            {
                throw new ArgumentException($"There is no '{file}'; write it with: tfcourse exercise start {exercise.Name}");
            }

            bool json = parsed.GetValue(CommonOptions.Json);
            string output = Run(file, json ? ["--json"] : [], token, out int code);
            bool isVerdict = json ? IsJson(output) : output.StartsWith(exercise.Name, StringComparison.Ordinal);
            if (isVerdict && code is 0 or 1)
            {
                terminal.Output.WriteLine(output.TrimEnd());
                return code == 0 ? ExitCodes.Done : ExitCodes.JudgedFalse;
            }

            throw new ArgumentException($"'{file}' does not build or does not run:\n{output.Trim()}");
        }, cancellation));
        return command;
    }

    private static Command Hint()
    {
        Argument<string> name = Name();
        var level = new Option<int>("--level") { Description = "1 tells least, 3 most", DefaultValueFactory = _ => 1 };
        var command = new Command("hint", "tell how to go about an exercise") { name, level };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, _) =>
        {
            Exercise exercise = ExerciseCatalog.Find(parsed.GetRequiredValue(name));
            int asked = parsed.GetValue(level);
            if (asked < 1 || asked > exercise.Hints.Count)
            {
                throw new ArgumentException(FormattableString.Invariant($"level is {asked}; it has to be 1 to {exercise.Hints.Count}."));
            }

            terminal.Output.WriteLine(parsed.GetValue(CommonOptions.Json)
                ? new JsonObject { ["exercise"] = exercise.Name, ["level"] = asked, ["hint"] = exercise.Hints[asked - 1] }.ToJsonString()
                : exercise.Hints[asked - 1] + (asked < exercise.Hints.Count ? FormattableString.Invariant($"\n(more: tfcourse exercise hint {exercise.Name} --level {asked + 1})") : ""));
            return ExitCodes.Done;
        }, cancellation));
        return command;
    }

    private static string Run(string file, string[] arguments, CancellationToken cancellation, out int code)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in (string[])["run", file, "--", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        code = process.ExitCode;
        return output.Length > 0 ? output : error.Result;
    }

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Argument<string> Name() => new("NAME") { Description = "the exercise; `tfcourse exercise list` lists all" };

    private static Option<string> Folder() => new("--folder") { Description = "the folder of the program", DefaultValueFactory = _ => ".", HelpName = "DIR" };
}
