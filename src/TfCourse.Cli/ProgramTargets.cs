using System.Globalization;

namespace TfCourse.Cli;

/// <summary>What a user's own program is built with: a file of build targets that refers to the libraries beside it.</summary>
internal static class ProgramTargets
{
    /// <summary>The file.</summary>
    public static string File => Path.Combine(AppContext.BaseDirectory, "tfcourse-program.targets");

    /// <summary>Another one after a library has changed: <c>dotnet run</c> builds a program anew only when a property of its build differs.</summary>
    public static string Version => Directory.EnumerateFiles(AppContext.BaseDirectory, "TfCourse.*.dll").Max(System.IO.File.GetLastWriteTimeUtc).Ticks.ToString(CultureInfo.InvariantCulture);
}
