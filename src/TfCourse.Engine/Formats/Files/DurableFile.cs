namespace TfCourse.Engine;

/// <summary>Writes files whole or not at all: under a temporary name, flushed, then renamed, and the folder flushed.</summary>
public static class DurableFile
{
    /// <summary>What the name of a file that is not finished ends with.</summary>
    public const string Temporary = ".tmp";

    /// <summary>Writes a file; an older one of the name stays until the new one is whole on the disk.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="EngineException">The system could not; what was there before is there.</exception>
    public static void Write(IFileSystem files, string path, Action<IWritableFile> write)
    {
        string temporary = path + Temporary;
        try
        {
            WriteNew(files, temporary, write);
            files.Rename(temporary, path);
        }
        catch (Exception cause)
        {
            Abandon(files, temporary, cause);
            throw;
        }

        files.SyncFolder(FolderOf(path));
    }

    /// <summary>As <see cref="Write(IFileSystem, string, Action{IWritableFile})"/>, of bytes.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="content">The content.</param>
    public static void Write(IFileSystem files, string path, ReadOnlyMemory<byte> content) => Write(files, path, f => f.Write(content.Span));

    /// <summary>As <see cref="Write(IFileSystem, string, Action{IWritableFile})"/>, of a text in UTF-8.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="text">The text.</param>
    public static void Write(IFileSystem files, string path, string text) => Write(files, path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a whole file.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes it may have.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="EngineException">NotFound, ResourceExhausted when it is longer than the limit, DataLoss when it ends early.</exception>
    public static byte[] Read(IFileSystem files, string path, long limit)
    {
        using IReadableFile file = files.OpenRead(path);
        if (file.Length > Math.Min(limit, Array.MaxLength))
        {
            throw EngineException.ResourceExhausted(FormattableString.Invariant($"'{path}' has {file.Length} bytes, more than the limit of {Math.Min(limit, Array.MaxLength)}"));
        }

        byte[] bytes = new byte[file.Length];
        int read = file.Read(0, bytes);
        return read == bytes.Length ? bytes : throw new EngineException(StatusCode.DataLoss, FormattableString.Invariant($"'{path}' ends at byte {read}, {bytes.Length} were there when it was opened"));
    }

    /// <summary>The folder of a path, as <see cref="IFileSystem.SyncFolder"/> takes it.</summary>
    /// <param name="path">A file.</param>
    /// <returns>The folder; "." for a bare name.</returns>
    public static string FolderOf(string path) => System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    /// <summary>Writes a file that nobody knows yet, and flushes it.</summary>
    internal static void WriteNew(IFileSystem files, string path, Action<IWritableFile> write)
    {
        using IWritableFile file = files.Create(path);
        write(file);
        file.Sync();
    }

    /// <summary>Removes a file that was not finished; when that fails too, the error that goes on says so.</summary>
    internal static void Abandon(IFileSystem files, string temporary, Exception cause)
    {
        try
        {
            files.Delete(temporary);
        }
        catch (EngineException e)
        {
            cause.Data["left behind"] = e.Message;
        }
    }
}
