namespace TfCourse.Course;

/// <summary>
/// Keeps others out of a study for the milliseconds of an append: a file that names its owner. A lock whose owner is dead is
/// broken at once; one of another machine when nothing about it changes for the time of a lease. The lock only keeps order:
/// who is wrongly taken for dead does no harm, because what counts is decided by the records, in their order.
/// </summary>
internal sealed class StudyLock : IDisposable
{
    private const int FileExists = 17, WindowsFileExists = unchecked((int)0x80070050);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _path, _content;

    private StudyLock(string path, string content) => (_path, _content) = (path, content);

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="IOException">A living process keeps it for longer than any append takes.</exception>
    public static StudyLock Take(string folder, WorkerIdentity owner, TimeSpan lease, TimeProvider time)
    {
        string path = System.IO.Path.Combine(folder, "study.lock");
        string content = owner.ToJson().ToJsonString();
        long start = time.GetTimestamp();
        (string seen, long since) = ("", start);
        for (int wait = 1; ; wait = Math.Min(wait * 2, 16))
        {
            if (TryCreate(path, content))
            {
                return new StudyLock(path, content);
            }

            string present = Present(path);
            (seen, since) = present == seen ? (seen, since) : (present, time.GetTimestamp());
            WorkerIdentity? other = present.Length == 0 ? null : WorkerIdentity.Read(present[(present.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
            TimeSpan unchanged = time.GetElapsedTime(since);

            // A file without an owner is one whose maker was stopped between making and naming it.
            if (other?.IsAlive() == false || (present.Length > 0 && other?.IsAlive() is null && unchanged > (other is null ? TimeSpan.FromSeconds(2) : lease)))
            {
                Break(path);
                continue;
            }

            if (other?.IsAlive() == true && unchanged > Patience)
            {
                throw new IOException($"The study in '{folder}' is locked by process {other.Process} on {other.Host} for more than {Patience.TotalSeconds:0} seconds, while a lock is held for milliseconds. If that process hangs, end it: its lock then goes by itself.");
            }

            Thread.Sleep(wait);
        }
    }

    /// <summary>Gives the lock back, unless others took it for that of a dead process.</summary>
    public void Dispose()
    {
        string present = Present(_path);
        if (present.EndsWith("\n" + _content, StringComparison.Ordinal))
        {
            File.Delete(_path);
        }
    }

    private static bool TryCreate(string path, string content)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);
            file.Write(System.Text.Encoding.UTF8.GetBytes(content));
            return true;
        }
        catch (IOException e) when (e.HResult is FileExists or WindowsFileExists)
        {
            return false;
        }
    }

    // When the lock was made and who made it; empty when there is none.
    private static string Present(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return FormattableString.Invariant($"{File.GetLastWriteTimeUtc(path).Ticks}\n{reader.ReadToEnd()}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return "";
        }
    }

    // Renaming first: of several that see the same dead lock only one gets it out of the way.
    private static void Break(string path)
    {
        string aside = $"{path}.{WorkerIdentity.Own.Id}.{Environment.CurrentManagedThreadId}";
        try
        {
            File.Move(path, aside, overwrite: true);
            File.Delete(aside);
        }
        catch (IOException e)
        {
            _ = e; // Another one was faster.
        }
    }
}
