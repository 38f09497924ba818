using Microsoft.Win32.SafeHandles;

namespace TfCourse.Engine;

/// <summary>The files of this machine.</summary>
public sealed class SystemFileSystem : IFileSystem
{
    private SystemFileSystem()
    {
    }

    /// <summary>The one instance; it holds nothing.</summary>
    public static SystemFileSystem Instance { get; } = new();

    /// <inheritdoc/>
    public IReadableFile OpenRead(string path) => FileErrors.Guard("open", path, () => Directory.Exists(path)
        ? throw new EngineException(StatusCode.FailedPrecondition, $"'{path}' is a folder, a file is needed")
        : new Readable(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)));

    /// <inheritdoc/>
    public IWritableFile Create(string path) => FileErrors.Guard("create", path, () => new Writable(path, File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None), 0));

    /// <inheritdoc/>
    public IWritableFile Append(string path) => FileErrors.Guard("open", path, () =>
    {
        SafeFileHandle handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        return new Writable(path, handle, RandomAccess.GetLength(handle));
    });

    /// <inheritdoc/>
    public void Rename(string from, string to) => FileErrors.Guard("rename", to, () => File.Move(from, to, overwrite: true));

    /// <inheritdoc/>
    public void Delete(string path) => FileErrors.Guard("delete", path, () =>
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    });

    /// <inheritdoc/>
    public void SyncFolder(string folder) => FileErrors.Guard("flush", folder, () => Flushing.Folder(folder));

    /// <inheritdoc/>
    public void CreateFolder(string folder) => FileErrors.Guard("create", folder, () => Directory.CreateDirectory(folder));

    /// <inheritdoc/>
    public void DeleteEmptyFolder(string folder) => FileErrors.Guard("delete", folder, () =>
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    });

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder) => FileErrors.Guard("list", folder, string[] () => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)]
        : []);

    private static int ReadFully(SafeFileHandle handle, string path, long offset, Span<byte> buffer)
    {
        int total = 0;
        try
        {
            while (total < buffer.Length)
            {
                int read = RandomAccess.Read(handle, buffer[total..], offset + total);
                if (read == 0)
                {
                    break;
                }

                total += read;
            }
        }
        catch (Exception e) when (FileErrors.IsOfSystem(e))
        {
            throw FileErrors.Of(e, "read", path);
        }

        return total;
    }

    private sealed class Readable(string path, SafeFileHandle handle) : IReadableFile
    {
        public string Path => path;

        public long Length { get; } = RandomAccess.GetLength(handle);

        public int Read(long offset, Span<byte> buffer) => ReadFully(handle, path, offset, buffer);

        public void Dispose() => handle.Dispose();
    }

    private sealed class Writable(string path, SafeFileHandle handle, long end) : IWritableFile
    {
        private long _end = end;

        public string Path => path;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            try
            {
                RandomAccess.Write(handle, bytes, _end);
            }
            catch (Exception e) when (FileErrors.IsOfSystem(e))
            {
                throw FileErrors.Of(e, FormattableString.Invariant($"write {bytes.Length} bytes at {_end} of"), path);
            }

            _end += bytes.Length;
        }

        public int Read(long offset, Span<byte> buffer) => ReadFully(handle, path, offset, buffer);

        public void Sync() => FileErrors.Guard("flush", path, () => Flushing.File(handle));

        public void Dispose() => handle.Dispose();
    }
}
