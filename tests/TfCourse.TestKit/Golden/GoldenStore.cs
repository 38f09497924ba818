using System.Text;

namespace TfCourse.TestKit;

/// <summary>
/// The recorded values, by part path ("ops/math/MatMul.jsonl"). They come from the repository's archives in tests/golden,
/// or, when the environment variable TFCOURSE_GOLDEN names a folder, from that folder alone: plain files laid out in the
/// same way, archives, or both (a plain file wins); it may hold any subset of the parts. All members are thread-safe.
/// </summary>
public sealed class GoldenStore
{
    /// <summary>The environment variable that names another folder of recorded values.</summary>
    public const string Variable = "TFCOURSE_GOLDEN";

    /// <summary>The parts; anything else in a folder is not looked at.</summary>
    public static readonly IReadOnlyList<string> Parts =
    [
        "control", "data_pipeline", "eager", "files", "graph", "keras", "ops", "random", "registry", "shapes", "state", "training",
    ];

    private static readonly Lazy<GoldenStore> LazyDefault = new(OpenDefault);

    private readonly SortedDictionary<string, IGoldenSource> _sources = new(StringComparer.Ordinal);

    private GoldenStore(string folder) => Folder = folder;

    /// <summary>The store all tests share.</summary>
    public static GoldenStore Default => LazyDefault.Value;

    /// <summary>The folder that was opened.</summary>
    public string Folder { get; }

    /// <summary>Whether it is another folder than this repository's own.</summary>
    public bool IsOther => Folder != Repository.PathOf("tests/golden");

    /// <summary>All part paths, in ordinal order.</summary>
    public IReadOnlyCollection<string> Paths => _sources.Keys;

    /// <summary>Opens a folder of plain files, archives (*.zip), or both.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static GoldenStore Open(string folder)
    {
        string full = Path.GetFullPath(folder);
        if (!Directory.Exists(full))
            throw new DirectoryNotFoundException($"The folder of recorded values {full} does not exist; {Variable} may name another.");

        GoldenStore store = new(full);
        foreach (string archive in Directory.EnumerateFiles(full, "*.zip").Order(StringComparer.Ordinal))
            store.Add(new ArchiveSource(File.ReadAllBytes(archive)));
        store.Add(new FolderSource(full));
        return store;
    }

    /// <summary>The store of archives in memory.</summary>
    /// <param name="origin">Where they come from, for messages.</param>
    /// <param name="archives">The bytes of each archive.</param>
    public static GoldenStore Of(string origin, IEnumerable<byte[]> archives)
    {
        GoldenStore store = new(origin);
        foreach (byte[] archive in archives)
            store.Add(new ArchiveSource(archive));
        return store;
    }

    /// <summary>
    /// The part paths that match one of the patterns, in ordinal order. In a pattern * stands for any characters but a
    /// slash, ** for any characters, ? for one character but a slash.
    /// </summary>
    public IReadOnlyList<string> List(params ReadOnlySpan<string> patterns)
    {
        List<GoldenPattern> compiled = [];
        foreach (string pattern in patterns)
            compiled.Add(new GoldenPattern(pattern));
        return [.. Paths.Where(path => compiled.Exists(pattern => pattern.Matches(path)))];
    }

    /// <summary>Whether a part path is there.</summary>
    public bool Contains(string path) => _sources.ContainsKey(path);

    /// <summary>All bytes of one file.</summary>
    /// <exception cref="FileNotFoundException">The path is not in this store.</exception>
    public ReadOnlyMemory<byte> ReadBytes(string path)
        => _sources.TryGetValue(path, out IGoldenSource? source)
            ? source.Read(path)
            : throw new FileNotFoundException($"No recorded file '{path}' in {Folder} ({_sources.Count} files).", path);

    /// <summary>One file as UTF-8 text.</summary>
    public string ReadText(string path) => Encoding.UTF8.GetString(ReadBytes(path).Span);

    /// <summary>One file as a single JSON value.</summary>
    /// <exception cref="FormatException">The file is not JSON.</exception>
    public GoldenLine ReadJson(string path) => GoldenLine.Parse(path, 0, ReadBytes(path));

    /// <summary>The lines of a JSON-lines file, parsed one by one; empty lines are skipped.</summary>
    /// <exception cref="FormatException">A line is not JSON; the message names file and line.</exception>
    public IEnumerable<GoldenLine> ReadLines(string path)
    {
        ReadOnlyMemory<byte> rest = ReadBytes(path);
        for (int number = 1; !rest.IsEmpty; number++)
        {
            int end = rest.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Span.ContainsAnyExcept((byte)' ', (byte)'\r'))
                yield return GoldenLine.Parse(path, number, line);
        }
    }

    /// <summary>The lines of every JSON-lines file that matches one of the patterns.</summary>
    public IEnumerable<GoldenLine> ReadAllLines(params string[] patterns) => List(patterns).SelectMany(ReadLines);

    private static GoldenStore OpenDefault()
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        return Open(string.IsNullOrEmpty(given) ? Repository.PathOf("tests/golden") : given);
    }

    private void Add(IGoldenSource source)
    {
        foreach (string path in source.Paths.Where(path => Parts.Contains(path[..Math.Max(path.IndexOf('/'), 0)])))
            _sources[path] = source;
    }
}
