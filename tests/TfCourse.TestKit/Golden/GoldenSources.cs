using System.Collections.Concurrent;
using System.IO.Compression;

namespace TfCourse.TestKit;

/// <summary>Something that holds recorded files: a folder or an archive.</summary>
internal interface IGoldenSource
{
    IEnumerable<string> Paths { get; }

    ReadOnlyMemory<byte> Read(string path);
}

/// <summary>Recorded files as they lie in a folder, only those in folders of it.</summary>
internal sealed class FolderSource(string root) : IGoldenSource
{
    public IEnumerable<string> Paths => Directory.EnumerateDirectories(root)
        .SelectMany(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));

    public ReadOnlyMemory<byte> Read(string path) => File.ReadAllBytes(Path.Combine(root, path));
}

/// <summary>
/// Recorded files in an archive. An entry is decompressed when first read and stays in memory as long as somebody holds
/// it; the archive's one stream is read under a lock.
/// </summary>
internal sealed class ArchiveSource : IGoldenSource
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WeakReference<byte[]>> _read = new(StringComparer.Ordinal);

    public ArchiveSource(byte[] content)
    {
        // The archive lives as long as its entries do; over memory there is nothing to release.
        ZipArchive archive = new(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (!entry.FullName.EndsWith('/'))
                _entries.Add(entry.FullName, entry);
        }
    }

    public IEnumerable<string> Paths => _entries.Keys;

    public ReadOnlyMemory<byte> Read(string path)
    {
        if (_read.TryGetValue(path, out WeakReference<byte[]>? known) && known.TryGetTarget(out byte[]? bytes))
            return bytes;
        lock (_lock)
        {
            if (_read.TryGetValue(path, out known) && known.TryGetTarget(out bytes))
                return bytes;
            bytes = Decompress(_entries[path]);
            _read[path] = new WeakReference<byte[]>(bytes);
            return bytes;
        }
    }

    private static byte[] Decompress(ZipArchiveEntry entry)
    {
        byte[] bytes = new byte[checked((int)entry.Length)];
        using Stream stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
