namespace TfCourse.Engine;

/// <summary>Which files the nodes of a session may touch: none, until the program that holds the session says which, and for how long.</summary>
/// <remarks>A graph from elsewhere can name any path; so a path is looked at when a node runs, not when the graph is read. Thread-safe.</remarks>
public sealed class FilePermits
{
    private readonly Lock _lock = new();
    private readonly List<Permit> _permits = [];

    /// <summary>The permits of sessions whose engine asks for none.</summary>
    internal static FilePermits Unasked { get; } = new();

    /// <summary>Whether anything is allowed now.</summary>
    public bool Any
    {
        get
        {
            lock (_lock)
            {
                return _permits.Count > 0;
            }
        }
    }

    /// <summary>Allows nodes to read files whose paths begin so.</summary>
    /// <param name="files">Where the files are.</param>
    /// <param name="prefix">A checkpoint, or a folder with a separator at its end.</param>
    /// <returns>Ends the permission when disposed.</returns>
    public IDisposable AllowReading(IFileSystem files, string prefix) => new Permit(this, files, prefix, false);

    /// <summary>Allows nodes to read and write files whose paths begin so.</summary>
    /// <param name="files">Where the files are.</param>
    /// <param name="prefix">A checkpoint, or a folder with a separator at its end.</param>
    /// <returns>Ends the permission when disposed.</returns>
    public IDisposable AllowWriting(IFileSystem files, string prefix) => new Permit(this, files, prefix, true);

    /// <summary>Where a node may read or write a path.</summary>
    /// <param name="path">The path that the graph names.</param>
    /// <param name="write">Whether it is to be written.</param>
    /// <returns>Where.</returns>
    /// <exception cref="EngineException">PermissionDenied: nothing allows it.</exception>
    public IFileSystem Require(string path, bool write)
    {
        string full = Full(path);
        lock (_lock)
        {
            return _permits.FindLast(p => (p.Write || !write) && full.StartsWith(p.Prefix, StringComparison.Ordinal))?.Files ?? throw new EngineException(
                StatusCode.PermissionDenied,
                $"the graph wants to {(write ? "write" : "read")} '{path}', which this session does not allow; allow it with Session.Files, if you trust the graph");
        }
    }

    // Without dots in between: 'folder/../other' does not begin with 'folder/'.
    private static string Full(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (ArgumentException e)
        {
            throw new EngineException(StatusCode.InvalidArgument, $"'{path}' is no path: {e.Message}", e);
        }
    }

    private sealed class Permit : IDisposable
    {
        private readonly FilePermits _owner;

        public Permit(FilePermits owner, IFileSystem files, string prefix, bool write)
        {
            (_owner, Files, Prefix, Write) = (owner, files, Full(prefix), write);
            lock (owner._lock)
            {
                owner._permits.Add(this);
            }
        }

        public IFileSystem Files { get; }

        public string Prefix { get; }

        public bool Write { get; }

        public void Dispose()
        {
            lock (_owner._lock)
            {
                _owner._permits.Remove(this);
            }
        }
    }
}
