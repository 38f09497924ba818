using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TfCourse.Engine;

/// <summary>
/// Flushing to the disk. .NET's own flush drops every error of fsync on Linux (measured with .NET 10.0.12), so a file that the disk never
/// took would be published: the system is called directly and its answer looked at.
/// </summary>
internal static partial class Flushing
{
    // fcntl's F_FULLFSYNC of macOS: fsync alone leaves the data in the drive's own memory there.
    private const int FullFlush = 51;

    public static void File(SafeFileHandle handle)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(handle);
        }
        else if ((OperatingSystem.IsMacOS() ? Fcntl(handle, FullFlush) : Fsync(handle)) != 0)
        {
            throw Failed();
        }
    }

    /// <summary>Windows keeps the names of files in a journal of its own; elsewhere the folder is flushed as a file is.</summary>
    public static void Folder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(folder.Length == 0 ? "." : folder, 0);
        if (descriptor < 0)
        {
            throw Failed();
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (Fsync(handle) != 0)
        {
            throw Failed();
        }
    }

    private static IOException Failed()
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Fcntl(SafeFileHandle file, int command);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
