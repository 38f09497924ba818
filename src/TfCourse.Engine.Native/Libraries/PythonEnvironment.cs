using System.Diagnostics;

namespace TfCourse.Engine.Native;

/// <summary>Where a Python has its tensorflow package, which carries the whole C library.</summary>
internal static class PythonEnvironment
{
    private static readonly string[] Interpreters = ["bin/python3", "bin/python", "Scripts/python.exe", "python.exe"];
    private const int PatienceMilliseconds = 10_000;

    // Finding a package's folder does not import it, so this takes as long as Python's start. The working folder is none of Python's places; a person's own packages and PYTHONPATH are.
    private const string Question = "import sys; sys.path[:] = [p for p in sys.path if p]; import importlib.util as u; s = u.find_spec('tensorflow'); print(list(s.submodule_search_locations)[0] if s and s.submodule_search_locations else '')";

    /// <summary>The interpreter of an environment's folder; null when the folder is none.</summary>
    public static string? Interpreter(string environment)
        => Interpreters.Select(name => Path.Combine(environment, name.Replace('/', Path.DirectorySeparatorChar))).FirstOrDefault(File.Exists);

    /// <summary>The folder of the tensorflow package of an interpreter; null when it has none or cannot be asked.</summary>
    public static string? PackageFolder(string interpreter)
    {
        var start = new ProcessStartInfo(interpreter) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Question);
        try
        {
            using Process? process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            Task<string> answer = process.StandardOutput.ReadToEndAsync();
            Task<string> complaint = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(PatienceMilliseconds))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            string folder = answer.GetAwaiter().GetResult().Trim();
            _ = complaint.GetAwaiter().GetResult();
            return process.ExitCode == 0 && Directory.Exists(folder) ? folder : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such program: then there is no such environment.
            return null;
        }
    }
}
