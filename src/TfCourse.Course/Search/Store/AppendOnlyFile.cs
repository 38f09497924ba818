using System.Runtime.InteropServices;
using System.Text;

namespace TfCourse.Course;

/// <summary>
/// Adds bytes to the end of a file in one step, wherever that end is by then. .NET writes at the place where the end was when
/// the file was opened, so a process that was stopped in between would write over what others added.
/// </summary>
internal static class AppendOnlyFile
{
    private const int WriteOnly = 1, Mode = 0b110_100_100;

    private static int Flags => OperatingSystem.IsMacOS() ? WriteOnly | 0x8 | 0x200 : WriteOnly | 0x400 | 0x40;

    /// <summary>Adds the bytes; the file is made when there is none.</summary>
    /// <exception cref="IOException">The bytes could not be written, or not be brought to the disk.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool durable)
    {
        if (OperatingSystem.IsWindows())
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0);
            file.Write(bytes);
            file.Flush(durable);
            return;
        }

        int descriptor = open(Encoding.UTF8.GetBytes(path + "\0"), Flags, Mode);
        if (descriptor < 0)
        {
            throw Failure(path, "open");
        }

        try
        {
            // Fewer bytes than asked for means that the disk is full: the rest is tried once, for the error's sake.
            byte[] copy = bytes.ToArray();
            for (int done = 0; done < copy.Length;)
            {
                nint written = write(descriptor, copy[done..], copy.Length - done);
                if (written <= 0)
                {
                    throw Failure(path, "write");
                }

                done += (int)written;
            }

            if (durable && fsync(descriptor) != 0)
            {
                throw Failure(path, "bring to the disk");
            }
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    private static IOException Failure(string path, string what)
        => new($"Cannot {what} '{path}': {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}. Nothing that was reported as done is lost.");

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags, int mode);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint write(int descriptor, byte[] bytes, nint count);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int descriptor);
}
