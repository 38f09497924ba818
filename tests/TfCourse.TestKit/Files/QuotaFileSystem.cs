using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>Another file system with room for so many bytes: a disk that gets full.</summary>
public sealed class QuotaFileSystem(MemoryFileSystem inner, long bytes) : IFileSystem
{
    /// <inheritdoc/>
    public IReadableFile OpenRead(string path) => inner.OpenRead(path);

    /// <inheritdoc/>
    public IWritableFile Create(string path) => new Writer(this, inner.Create(path));

    /// <inheritdoc/>
    public IWritableFile Append(string path) => new Writer(this, inner.Append(path));

    /// <inheritdoc/>
    public void Rename(string from, string to) => inner.Rename(from, to);

    /// <inheritdoc/>
    public void Delete(string path) => inner.Delete(path);

    /// <inheritdoc/>
    public void SyncFolder(string folder) => inner.SyncFolder(folder);

    /// <inheritdoc/>
    public void CreateFolder(string folder) => inner.CreateFolder(folder);

    /// <inheritdoc/>
    public void DeleteEmptyFolder(string folder) => inner.DeleteEmptyFolder(folder);

    /// <inheritdoc/>
    public bool Exists(string path) => inner.Exists(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) => inner.List(folder);

    private sealed class Writer(QuotaFileSystem owner, IWritableFile file) : IWritableFile
    {
        public string Path => file.Path;

        public void Write(ReadOnlySpan<byte> bytes) => owner.Take(file, bytes);

        public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

        public void Sync() => file.Sync();

        public void Dispose() => file.Dispose();
    }

    private void Take(IWritableFile file, ReadOnlySpan<byte> content)
    {
        long used = inner.Paths.Sum(p => (long)inner.Get(p).Length);
        int fits = (int)Math.Clamp(bytes - used, 0, content.Length);
        file.Write(content[..fits]);
        if (fits < content.Length)
        {
            throw EngineException.ResourceExhausted($"cannot write {content.Length} bytes of '{file.Path}': No space left on device");
        }
    }
}
