using System.IO.Compression;
using TfCourse.Images;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>An npz archive, NumPy's format of several named arrays: a zip file whose members are npy files.</summary>
/// <remarks>
/// Members are read one by one when asked for; each is checked against its CRC-32. Nothing is ever unpacked to the disk:
/// a member's name is a key and never a path. Two members of one name are refused.
/// </remarks>
public sealed class NpzFile : IDisposable
{
    private const string Suffix = ".npy";

    private readonly Stream _stream;
    private readonly ZipArchive _zip;
    private readonly string _file;
    private readonly DataLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _members = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private long _expanded;

    private NpzFile(Stream stream, string name, DataLimits limits)
    {
        (_stream, _file, _limits) = (stream, name, limits);
        try
        {
            _zip = Guarded(name, () => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false));
            Guarded(name, () => _zip.Entries.Count);
            ListMembers();
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Names of the arrays in the order of the file, without <c>.npy</c>.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Opens an archive.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">The file is missing, no zip archive, or holds something else than npy files.</exception>
    public static NpzFile Open(string path, DataLimits? limits = null)
    {
        limits ??= DataLimits.Default;
        return new NpzFile(DataFile.Open(path, path, limits), path, limits);
    }

    /// <summary>Opens an archive in memory.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">The content is no zip archive or holds something else than npy files.</exception>
    public static NpzFile Open(byte[] content, string name, DataLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        return new NpzFile(new MemoryStream(content, writable: false), name, limits ?? DataLimits.Default);
    }

    /// <summary>Reads one array.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">No array has that name; the message lists near ones and all.</exception>
    /// <exception cref="DataException">The member is damaged, too large or of another type.</exception>
    public NumericArray Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_members.TryGetValue(name, out ZipArchiveEntry? entry))
            throw new ArgumentException($"{_file} has no array '{name}'.{NearNames.Hint(name, _names)}", nameof(name));

        string display = $"{_file}!{name}{Suffix}";
        long compressed = Math.Min(entry.CompressedLength, _stream.Length);
        using ByteSource source = new(
            Guarded(display, entry.Open), display, checked(compressed * Deflate.GreatestRatio));
        // What the archive has expanded to so far counts against the limit, so many members are no way around it.
        NumericArray array = NpyReader.ReadWhole(
            source, _limits, _limits.MaxExpandedBytes - _expanded, nameof(_limits.MaxExpandedBytes));
        _expanded += source.Offset;
        if (source.Crc != entry.Crc32)
            throw new DataException(
                DataFault.Checksum, display, Invariant($"CRC-32 {source.Crc:x8}"), Invariant($"CRC-32 {entry.Crc32:x8}, as the archive says"),
                "The archive is damaged; save it again.");
        return array;
    }

    /// <summary>Reads all arrays.</summary>
    /// <exception cref="DataException">A member is damaged, too large or of another type.</exception>
    public IReadOnlyDictionary<string, NumericArray> ReadAll()
        => _names.ToDictionary(name => name, Read, StringComparer.Ordinal);

    /// <summary>Closes the archive; arrays that were read stay valid.</summary>
    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    private void ListMembers()
    {
        if (_zip.Entries.Count > _limits.MaxMembers)
            throw new DataException(
                DataFault.OverLimit, _file, Invariant($"{_zip.Entries.Count} members"), Invariant($"at most {_limits.MaxMembers} (DataLimits.MaxMembers)"));
        foreach (ZipArchiveEntry entry in _zip.Entries)
        {
            if (!entry.FullName.EndsWith(Suffix, StringComparison.Ordinal))
                throw new DataException(
                    DataFault.Unsupported, _file, $"the member '{entry.FullName}'", "only members whose names end in " + Suffix,
                    "This zip file was not written by numpy.savez.");
            string name = entry.FullName[..^Suffix.Length];
            if (!_members.TryAdd(name, entry))
                throw new DataException(
                    DataFault.Malformed, _file, $"two members called '{entry.FullName}'", "one", "It is unclear which one is meant.");
            _names.Add(name);
        }
    }

    // The zip reader of .NET answers damage with several types of exception; these are the ones it documents.
    private static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new DataException(
                DataFault.Malformed, name, "a damaged or foreign zip structure: " + e.Message, "a zip archive as numpy.savez writes it",
                "Save the arrays again.", e);
        }
    }
}
