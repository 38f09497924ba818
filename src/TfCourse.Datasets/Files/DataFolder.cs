using System.Collections.Frozen;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>The folder <c>data/</c> of the repository: found from anywhere, every file checked against <c>SHA256SUMS</c>.</summary>
public sealed class DataFolder
{
    /// <summary>Environment variable that names the folder; when set, no other place is looked at.</summary>
    public const string Variable = "TFCOURSE_DATA";

    /// <summary>The file of checksums that makes a folder the data folder.</summary>
    public const string SumsFile = "SHA256SUMS";

    private readonly FrozenDictionary<string, string> _sums;

    private DataFolder(string path, FrozenDictionary<string, string> sums)
    {
        (Path, _sums) = (path, sums);
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The files that the folder has to hold, with <c>/</c> between folders, in ordinal order.</summary>
    public IReadOnlyList<string> Files => [.. _sums.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// Finds the folder: the one that <see cref="Variable"/> names, else the nearest <c>data/</c> that holds
    /// <see cref="SumsFile"/>, going up from the application's folder and then from the current one.
    /// </summary>
    /// <exception cref="DataException">There is none; the message lists every place that was looked at.</exception>
    public static DataFolder Find()
        => Find(Environment.GetEnvironmentVariable(Variable), [AppContext.BaseDirectory, Environment.CurrentDirectory]);

    internal static DataFolder Find(string? named, IReadOnlyList<string> starts)
    {
        if (!string.IsNullOrEmpty(named))
            return Open(named);

        List<string> looked = [];
        foreach (string start in starts)
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string candidate = System.IO.Path.Combine(folder.FullName, "data");
                if (File.Exists(System.IO.Path.Combine(candidate, SumsFile)))
                    return Open(candidate);
                if (!looked.Contains(candidate))
                    looked.Add(candidate);
            }
        throw new DataException(
            DataFault.Missing, "data/", $"no folder 'data' with a file {SumsFile} in any of: {string.Join(", ", looked)}",
            "the data folder of the repository",
            $"Run from inside the repository, or set {Variable} to the folder's path.");
    }

    /// <summary>Opens a folder that is known by its path.</summary>
    /// <param name="path">The folder; it has to hold <see cref="SumsFile"/>.</param>
    /// <exception cref="DataException">The checksums are missing or damaged.</exception>
    public static DataFolder Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string full = System.IO.Path.GetFullPath(path);
        string sums = System.IO.Path.Combine(full, SumsFile);
        if (!File.Exists(sums))
            throw new DataException(
                DataFault.Missing, full, Directory.Exists(full) ? $"a folder without {SumsFile}" : "no such folder",
                $"the data folder of the repository, which holds {SumsFile}", $"Correct the path or unset {Variable}.");
        return new DataFolder(full, ChecksumList.Read(sums));
    }

    /// <summary>Full path of a file of the folder; whether it is there is not looked at.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <exception cref="ArgumentException">The folder has no such file; the message lists near names and all.</exception>
    public string PathOf(string file)
    {
        RequireListed(file);
        return System.IO.Path.Combine(Path, file.Replace('/', System.IO.Path.DirectorySeparatorChar));
    }

    /// <summary>Reads a whole file; its SHA-256 is computed on the way.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="verify">Compares the SHA-256 with <see cref="SumsFile"/>.</param>
    /// <exception cref="ArgumentException">The folder has no such file.</exception>
    /// <exception cref="DataException">The file is missing, unreadable or changed.</exception>
    public byte[] Read(string file, bool verify = true)
        => DataFile.Load(PathOf(file), NameOf(file), DataLimits.Default, verify ? _sums[file] : null);

    /// <summary>What errors call a file of the folder: its full path.</summary>
    public string NameOf(string file) => PathOf(file);

    /// <summary>Checks every file against its SHA-256.</summary>
    /// <returns>What is wrong, one entry a file; empty when all is well.</returns>
    public IReadOnlyList<DataException> Verify()
    {
        List<DataException> faults = [];
        foreach (string file in Files)
        {
            try
            {
                Read(file);
            }
            catch (DataException e)
            {
                faults.Add(e);
            }
        }
        return faults;
    }

    private void RequireListed(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!_sums.ContainsKey(file))
            throw new ArgumentException(Invariant($"{SumsFile} in {Path} lists no file '{file}'.{NearNames.Hint(file, Files.ToArray())}"), nameof(file));
    }
}
