using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using TfCourse.Checking;

namespace TfCourse.Cli;

/// <summary>check FILE.cs: builds and runs the file with the libraries that lie beside this program, and shows its reports.</summary>
internal static class CheckFile
{
    public static int Run(Terminal terminal, string file, bool json, string? folder, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new ArgumentException($"There is no file '{file}'. Write one with: check --new mlp --out {file}");
        }

        string reports = Path.Combine(Path.GetTempPath(), $"tfcourse-check-{Environment.ProcessId}-{Guid.NewGuid():N}.json");
        try
        {
            int code = RunProgram(terminal, file, reports, cancellation);
            if (!File.Exists(reports))
            {
                throw new ArgumentException(code == 0
                    ? $"'{file}' ran, but reported nothing: end it with  return new CheckProgram(Console.Out). … .Run();"
                    : $"'{file}' did not get as far as its report (exit code {code}); what its build or run said stands above.");
            }

            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(reports));
            return Show(terminal, file, [.. document.RootElement.EnumerateArray().Select(ReportJson.Read)], json, folder);
        }
        finally
        {
            File.Delete(reports);
        }
    }

    private static int Show(Terminal terminal, string file, CheckReport[] all, bool json, string? folder)
    {
        if (folder is not null)
        {
            CheckPage.Write(terminal, folder, Path.GetFileName(file), all);
        }

        bool agrees = all.All(r => r.Agrees);
        if (json)
        {
            terminal.Output.WriteLine(new JsonObject
            {
                ["check"] = file,
                ["agrees"] = agrees,
                ["reports"] = new JsonArray([.. all.Select(r => (JsonNode)ReportJson.Write(r))]),
            }.ToJsonString());
        }
        else
        {
            foreach (CheckReport report in all)
            {
                terminal.Output.WriteLine(ReportText.Of(report));
            }
        }

        return agrees ? ExitCodes.Done : ExitCodes.JudgedFalse;
    }

    private static int RunProgram(Terminal terminal, string file, string reports, CancellationToken cancellation)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path
            : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string argument in (string[])["run", "--file", Path.GetFullPath(file), "-p:PublishAot=false", $"-p:CustomAfterMicrosoftCommonTargets={ProgramTargets.File}", $"-p:TfCourseLibraries={ProgramTargets.Version}"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[CheckProgram.ReportVariable] = reports;
        using Process process = new() { StartInfo = start };

        // Whatever the build and the program print is no result: it goes to standard error.
        process.OutputDataReceived += (_, line) => Pass(line.Data);
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new UnauthorizedAccessException($"'{host}' could not be started ({e.Message}); the .NET 10 SDK builds and runs the file.", e);
        }

        using CancellationTokenRegistration stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;

        void Pass(string? line)
        {
            if (line is not null)
            {
                lock (process)
                {
                    terminal.Error.WriteLine(line);
                }
            }
        }
    }
}
