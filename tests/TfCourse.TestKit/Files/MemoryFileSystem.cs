using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>Files in memory, which know what a crash of the machine may take: bytes not flushed, names of folders not flushed.</summary>
public sealed class MemoryFileSystem : IFileSystem
{
    private readonly SortedDictionary<string, Node> _names = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Node> _lasting = new(StringComparer.Ordinal);

    /// <summary>The names of all files.</summary>
    public IReadOnlyCollection<string> Paths => _names.Keys;

    /// <summary>Sets a file's content, as if it had long been there.</summary>
    public void Set(string path, byte[] content)
    {
        var node = new Node();
        node.Bytes.AddRange(content);
        node.Flushed = content;
        _names[path] = _lasting[path] = node;
    }

    /// <summary>A file's content.</summary>
    public byte[] Get(string path) => [.. Find(path).Bytes];

    /// <summary>What is on the disk after the machine went down: only what was flushed.</summary>
    public MemoryFileSystem AfterCrash()
    {
        var after = new MemoryFileSystem();
        foreach ((string path, Node node) in _lasting)
        {
            after.Set(path, node.Flushed);
        }

        return after;
    }

    /// <summary>A copy of all that is there now, as after the end of the process alone.</summary>
    public MemoryFileSystem Copy()
    {
        var copy = new MemoryFileSystem();
        foreach (string path in _names.Keys)
        {
            copy.Set(path, Get(path));
        }

        return copy;
    }

    /// <inheritdoc/>
    public IReadableFile OpenRead(string path) => new Reader(path, Get(path));

    /// <inheritdoc/>
    public IWritableFile Create(string path)
    {
        if (!_names.TryGetValue(path, out Node? node))
        {
            _names.Add(path, node = new Node());
        }

        node.Bytes.Clear();
        return new Writer(path, node);
    }

    /// <inheritdoc/>
    public IWritableFile Append(string path) => new Writer(path, _names.TryGetValue(path, out Node? node) ? node : _names[path] = new Node());

    /// <inheritdoc/>
    public void Rename(string from, string to)
    {
        Node node = Find(from);
        _names.Remove(from);
        _names[to] = node;
    }

    /// <inheritdoc/>
    public void Delete(string path) => _names.Remove(path);

    /// <inheritdoc/>
    public void SyncFolder(string folder)
    {
        foreach (string gone in _lasting.Keys.Where(p => Lies(p, folder) && !_names.ContainsKey(p)).ToList())
        {
            _lasting.Remove(gone);
        }

        foreach ((string path, Node node) in _names.Where(n => Lies(n.Key, folder)))
        {
            _lasting[path] = node;
        }
    }

    /// <inheritdoc/>
    public void CreateFolder(string folder)
    {
    }

    /// <inheritdoc/>
    public void DeleteEmptyFolder(string folder)
    {
        // A folder is here what its files' names begin with: without files there is none.
    }

    /// <inheritdoc/>
    public bool Exists(string path) => _names.ContainsKey(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) => [.. _names.Keys.Where(p => Lies(p, folder)).Select(p => Path.GetFileName(p))];

    private static bool Lies(string path, string folder) => DurableFile.FolderOf(path) == folder;

    private Node Find(string path) => _names.TryGetValue(path, out Node? node) ? node : throw EngineException.NotFound($"cannot open '{path}': there is no such file");

    private static int Copy(byte[] bytes, long offset, Span<byte> buffer)
    {
        int count = (int)Math.Clamp(bytes.Length - offset, 0, buffer.Length);
        bytes.AsSpan((int)Math.Min(offset, bytes.Length), count).CopyTo(buffer);
        return count;
    }

    private sealed class Node
    {
        public List<byte> Bytes { get; } = [];

        public byte[] Flushed { get; set; } = [];
    }

    private sealed class Reader(string path, byte[] bytes) : IReadableFile
    {
        public string Path => path;

        public long Length => bytes.Length;

        public int Read(long offset, Span<byte> buffer) => Copy(bytes, offset, buffer);

        public void Dispose()
        {
        }
    }

    private sealed class Writer(string path, Node node) : IWritableFile
    {
        public string Path => path;

        public void Write(ReadOnlySpan<byte> bytes) => node.Bytes.AddRange(bytes);

        public int Read(long offset, Span<byte> buffer) => Copy(node.Bytes.ToArray(), offset, buffer);

        public void Sync() => node.Flushed = [.. node.Bytes];

        public void Dispose()
        {
        }
    }
}
