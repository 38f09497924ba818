using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>What goes wrong at an operation on files.</summary>
public enum FileFault
{
    /// <summary>The operation fails as the disk would: EIO.</summary>
    Error,

    /// <summary>No space is left: ENOSPC.</summary>
    DiskFull,

    /// <summary>Half of the bytes are written, then no space is left.</summary>
    ShortWrite,
}

/// <summary>Another file system whose k-th changing operation (create, write, flush, rename, delete) fails: once, or from then on.</summary>
public sealed class FaultyFileSystem(IFileSystem inner, int failing, FileFault fault, bool forGood) : IFileSystem
{
    /// <summary>How many changing operations were asked for.</summary>
    public int Operations { get; private set; }

    /// <summary>Whether the fault came.</summary>
    public bool Failed { get; private set; }

    /// <inheritdoc/>
    public IReadableFile OpenRead(string path) => inner.OpenRead(path);

    /// <inheritdoc/>
    public IWritableFile Create(string path)
    {
        Step(path);
        return new Writer(this, inner.Create(path));
    }

    /// <inheritdoc/>
    public IWritableFile Append(string path)
    {
        Step(path);
        return new Writer(this, inner.Append(path));
    }

    /// <inheritdoc/>
    public void Rename(string from, string to)
    {
        Step(to);
        inner.Rename(from, to);
    }

    /// <inheritdoc/>
    public void Delete(string path)
    {
        Step(path);
        inner.Delete(path);
    }

    /// <inheritdoc/>
    public void SyncFolder(string folder)
    {
        Step(folder);
        inner.SyncFolder(folder);
    }

    /// <inheritdoc/>
    public void CreateFolder(string folder)
    {
        Step(folder);
        inner.CreateFolder(folder);
    }

    /// <inheritdoc/>
    public void DeleteEmptyFolder(string folder)
    {
        Step(folder);
        inner.DeleteEmptyFolder(folder);
    }

    /// <inheritdoc/>
    public bool Exists(string path) => inner.Exists(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) => inner.List(folder);

    private void Step(string path, IWritableFile? file = null, ReadOnlySpan<byte> bytes = default)
    {
        Operations++;
        if (Operations != failing && !(forGood && Operations > failing))
        {
            return;
        }

        Failed = true;
        if (fault == FileFault.ShortWrite)
        {
            file?.Write(bytes[..(bytes.Length / 2)]);
        }

        throw fault == FileFault.Error
            ? new EngineException(StatusCode.Unknown, $"cannot write '{path}': Input/output error")
            : EngineException.ResourceExhausted($"cannot write '{path}': No space left on device");
    }

    private sealed class Writer(FaultyFileSystem owner, IWritableFile file) : IWritableFile
    {
        public string Path => file.Path;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            owner.Step(Path, file, bytes);
            file.Write(bytes);
        }

        public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

        public void Sync()
        {
            owner.Step(Path);
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
