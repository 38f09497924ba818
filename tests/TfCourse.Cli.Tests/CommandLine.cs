using System.Diagnostics;

namespace TfCourse.Cli.Tests;

/// <summary>Runs the command as its users do: a process with pipes.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    public static CommandLine Run(string? folder, params string[] arguments) => Run(folder, new Dictionary<string, string>(), arguments);

    public static CommandLine Run(string? folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string program = Path.Combine(Path.GetDirectoryName(typeof(CommandLine).Assembly.Location)!, "tfcourse.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? Path.GetTempPath() };
        start.ArgumentList.Add(program);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandLine(process.ExitCode, output, error.Result);
    }
}
