using System.Diagnostics;
using System.IO;
using System.Text;

namespace TfCourse.Conformance;

/// <summary>TensorFlow ends its process where its own checks fail. So the comparison runs in a second one, which is started again without the case that it ended in.</summary>
internal static class Supervision
{
    /// <summary>The hidden option that names the folder of both processes.</summary>
    public const string Option = "--supervised";

    private const int MostDeaths = 50;
    private const string LastFile = "last", DiedFile = "died";

    /// <summary>Runs this program with its arguments until it has come to an end of its own.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="own">The exit codes that it has.</param>
    /// <param name="failed">The exit code when TensorFlow ends every process.</param>
    /// <returns>Its exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, IReadOnlyCollection<int> own, int failed)
    {
        string folder = Directory.CreateTempSubdirectory("tfcourse-conformance-").FullName;
        try
        {
            for (int deaths = 0; ; deaths++)
            {
                using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Program(), .. arguments, Option, folder]) { UseShellExecute = false })!;
                process.WaitForExit();
                if (own.Contains(process.ExitCode))
                {
                    return process.ExitCode;
                }

                string last = Last(folder);
                Console.Error.WriteLine(FormattableString.Invariant($"TensorFlow ended the process (exit code {process.ExitCode}) in {(last.Length > 0 ? last.Replace('\t', ' ') : "no case")}"));
                if (last.Length == 0 || deaths == MostDeaths || Read(folder, DiedFile).Split('\n').Contains(last))
                {
                    return failed;
                }

                File.AppendAllText(Path.Combine(folder, DiedFile), last + "\n");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What comes before the arguments to start this program: as a build it is a library that dotnet runs, published it is the program itself.</summary>
    public static string[] Program() => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "conformance.dll")] : [];

    private static string Last(string folder) => Read(folder, LastFile).TrimEnd('\0');

    private static string Read(string folder, string name) => Path.Combine(folder, name) is var file && File.Exists(file) ? File.ReadAllText(file) : "";

    /// <summary>Notes for the first process which case runs, and knows those in which earlier processes ended.</summary>
    internal sealed class Journal(string folder) : IDisposable
    {
        // The graph and the runs of one session are one case, whichever of them it was.
        private static readonly string[] PartsOfCalls = ["ops", "samples", "random"];
        private readonly HashSet<(string, string, string)> _died =
            [.. Read(folder, DiedFile).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Select(c => Key(c[0], c[1], c[2]))];

        private readonly FileStream _last = new(Path.Combine(folder, LastFile), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

        /// <summary>Notes that a case begins.</summary>
        /// <returns>Whether it may be run.</returns>
        public bool Begin(string part, string name, string id)
        {
            if (_died.Contains(Key(part, name, id)))
            {
                return false;
            }

            // A process that is ended by a signal leaves what it has handed to the system.
            byte[] text = Encoding.UTF8.GetBytes($"{part}\t{name}\t{id.ReplaceLineEndings(" ").Replace('\t', ' ')}");
            RandomAccess.Write(_last.SafeFileHandle, [.. text, .. new byte[Math.Max(0, (int)(_last.Length - text.Length))]], 0);
            return true;
        }

        public void Dispose() => _last.Dispose();

        private static (string, string, string) Key(string part, string name, string id)
            => (part, name, PartsOfCalls.Contains(part) ? id.ReplaceLineEndings(" ").Replace('\t', ' ') : "");
    }
}
