using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>The places where TensorFlow's library is looked for, in order.</summary>
internal static class LibraryDiscovery
{
    /// <summary>The environment variable that names a library file, a folder that holds it, or a Python environment.</summary>
    public const string Variable = "TFCOURSE_LIBTENSORFLOW";

    private static readonly string[] SystemNames = OperatingSystem.IsWindows() ? ["tensorflow.dll"]
        : OperatingSystem.IsMacOS() ? ["libtensorflow.2.dylib", "libtensorflow.dylib"]
        : ["libtensorflow.so.2", "libtensorflow.so"];

    /// <summary>The places for a path that a person gave, and no others.</summary>
    /// <param name="path">A library file, a folder that holds it, the folder of a Python environment, or an interpreter.</param>
    /// <param name="origin">What gave the path.</param>
    /// <param name="tried">Receives what was looked at in vain.</param>
    public static IEnumerable<LibraryCandidate> Of(string path, string origin, List<string> tried)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            foreach (string folder in new[] { full, Path.Combine(full, "lib"), Path.Combine(full, "tensorflow") })
            {
                if (LibraryFolder.Files(folder) is { } files)
                {
                    yield return new LibraryCandidate(origin, files);
                }
                else
                {
                    tried.Add($"{origin}: {folder} has no TensorFlow library");
                }
            }

            if (PythonEnvironment.Interpreter(full) is { } interpreter)
            {
                foreach (LibraryCandidate candidate in OfPython(interpreter, origin, tried))
                {
                    yield return candidate;
                }
            }
        }
        else if (File.Exists(full))
        {
            bool python = Path.GetFileName(full).StartsWith("python", StringComparison.OrdinalIgnoreCase);
            foreach (LibraryCandidate candidate in python ? OfPython(full, origin, tried) : [new LibraryCandidate(origin, LibraryFolder.WithFramework(full))])
            {
                yield return candidate;
            }
        }
        else
        {
            tried.Add($"{origin}: {full} does not exist");
        }
    }

    /// <summary>All places where a library may be without anyone having said so.</summary>
    /// <param name="environment">Reads environment variables.</param>
    /// <param name="tried">Receives what was looked at in vain.</param>
    public static IEnumerable<LibraryCandidate> Everywhere(Func<string, string?> environment, List<string> tried)
    {
        if (environment(Variable) is { Length: > 0 } named)
        {
            foreach (LibraryCandidate candidate in Of(named, Variable, tried))
            {
                yield return candidate;
            }

            // Who names a library wants that one: another, found elsewhere, would be a surprise.
            yield break;
        }

        // An application's own, and what SciSharp.TensorFlow.Redist puts beside an application, lie in one place.
        foreach (string folder in new[] { Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"), Path.Combine(AppContext.BaseDirectory, "runtimes", Portable, "native"), AppContext.BaseDirectory }.Distinct())
        {
            if (LibraryFolder.Files(folder) is { } files)
            {
                yield return new LibraryCandidate("the application's folder", files);
            }
            else
            {
                tried.Add($"the application's folder: {folder} has no TensorFlow library");
            }
        }

        foreach (string name in SystemNames)
        {
            yield return new LibraryCandidate("the system's loader", [name]);
        }

        string? virtualEnvironment = environment("VIRTUAL_ENV");
        foreach ((string interpreter, string origin) in virtualEnvironment is { Length: > 0 } && PythonEnvironment.Interpreter(virtualEnvironment) is { } own
            ? new[] { (own, "VIRTUAL_ENV"), ("python3", "python3 on PATH") } : [("python3", "python3 on PATH")])
        {
            foreach (LibraryCandidate candidate in OfPython(interpreter, origin, tried))
            {
                yield return candidate;
            }
        }
    }

    private static string Portable => OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    private static IEnumerable<LibraryCandidate> OfPython(string interpreter, string origin, List<string> tried)
    {
        string? folder = PythonEnvironment.PackageFolder(interpreter);
        if (folder is null)
        {
            tried.Add($"{origin}: {interpreter} has no package tensorflow");
        }
        else if (LibraryFolder.Files(folder) is { } files)
        {
            yield return new LibraryCandidate(origin, files);
        }
        else
        {
            tried.Add($"{origin}: {folder} has no TensorFlow library");
        }
    }
}
