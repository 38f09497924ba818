using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace TfCourse.Cli;

/// <summary>Steps of a Python library in a process of its own, told by lines when to take some.</summary>
internal sealed class Peer : IContestant
{
    private readonly Process _process;
    private readonly string _script;

    private Peer(Process process, string script, string name) => (_process, _script, Name) = (process, script, name);

    public string Name { get; }

    /// <summary>Starts a peer.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="script">The name of a script that comes with the tool.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="lacking">Why there is none, if there is none.</param>
    /// <returns>The peer, or null when the library is not installed.</returns>
    public static Peer? Start(string python, string script, string[] arguments, out string lacking)
    {
        string path = Path.Combine(Path.GetTempPath(), $"tfcourse-{Environment.ProcessId}-{Guid.NewGuid():N}.py");
        using (Stream from = Assembly.GetExecutingAssembly().GetManifestResourceStream("peers/" + script)!)
        using (FileStream to = File.Create(path))
        {
            from.CopyTo(to);
        }

        var start = new ProcessStartInfo(python, [path, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            File.Delete(path);
            lacking = $"{python} cannot be started: {e.Message}";
            return null;
        }

        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (process.StandardOutput.ReadLine() is { } name)
        {
            lacking = "";
            return new Peer(process, path, name);
        }

        process.WaitForExit();
        lacking = errors.Result.Trim().Split('\n')[^1];
        process.Dispose();
        File.Delete(path);
        return null;
    }

    public double Measure(double seconds)
    {
        _process.StandardInput.WriteLine(seconds.ToString("R", CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() is { } line
            ? double.Parse(line, CultureInfo.InvariantCulture)
            : throw new IOException($"{Name} ended in the middle of a benchmark with exit code {(_process.WaitForExit(1000) ? _process.ExitCode : -1)}");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
        {
            _process.Kill();
        }

        _process.Dispose();
        File.Delete(_script);
    }
}
