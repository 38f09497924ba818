namespace TfCourse.Engine;

/// <summary>The operations on files that formats are written with; a test puts one in its place that fails where it wants.</summary>
/// <remarks>All throw <see cref="EngineException"/>, with the path and the system's reason in the message.</remarks>
public interface IFileSystem
{
    /// <summary>Opens a file to read.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file, to be disposed.</returns>
    IReadableFile OpenRead(string path);

    /// <summary>Makes a file, or empties it, to write.</summary>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <returns>The file, to be disposed.</returns>
    IWritableFile Create(string path);

    /// <summary>Opens a file to write behind its end; makes it when it is not there.</summary>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <returns>The file, to be disposed.</returns>
    IWritableFile Append(string path);

    /// <summary>Gives a file another name; a file of that name is replaced, whole.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Its new name, in the same file system.</param>
    void Rename(string from, string to);

    /// <summary>Removes a file; one that is not there is no error.</summary>
    /// <param name="path">The file.</param>
    void Delete(string path);

    /// <summary>Makes the names in a folder last through a crash of the machine.</summary>
    /// <param name="folder">The folder.</param>
    void SyncFolder(string folder);

    /// <summary>Makes a folder and those above it; one that is there is no error.</summary>
    /// <param name="folder">The folder.</param>
    void CreateFolder(string folder);

    /// <summary>Removes a folder that has become empty; one that is not there, or that holds something, stays as it is.</summary>
    /// <param name="folder">The folder.</param>
    void DeleteEmptyFolder(string folder);

    /// <summary>Whether there is a file of this name.</summary>
    /// <param name="path">The file.</param>
    /// <returns>False for a folder.</returns>
    bool Exists(string path);

    /// <summary>The files of a folder, by name, without those of its subfolders.</summary>
    /// <param name="folder">The folder; one that is not there has none.</param>
    /// <returns>Names without the folder, in ordinal order.</returns>
    IReadOnlyList<string> List(string folder);
}

/// <summary>A file that is open for reading.</summary>
public interface IReadableFile : IDisposable
{
    /// <summary>Its path, for messages.</summary>
    string Path { get; }

    /// <summary>Its length in bytes when it was opened.</summary>
    long Length { get; }

    /// <summary>Reads bytes from a place; fewer only at the end of the file.</summary>
    /// <param name="offset">Where, at least 0.</param>
    /// <param name="buffer">Where to.</param>
    /// <returns>How many were read.</returns>
    /// <remarks>Several threads may read at once.</remarks>
    int Read(long offset, Span<byte> buffer);
}

/// <summary>A file that is being written from beginning to end.</summary>
public interface IWritableFile : IDisposable
{
    /// <summary>Its path, for messages.</summary>
    string Path { get; }

    /// <summary>Adds bytes at the end.</summary>
    /// <param name="bytes">Any number.</param>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Reads back what was written; fewer bytes only at the end of the file.</summary>
    /// <param name="offset">Where, at least 0.</param>
    /// <param name="buffer">Where to.</param>
    /// <returns>How many were read.</returns>
    /// <remarks>Several threads may read at once, also while one flushes.</remarks>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Makes what was written last through a crash of the machine.</summary>
    void Sync();
}
