using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>Time that this thread has spent on a core: what other programs take of a shared machine does not count. (Where there is no such clock, time passed.)</summary>
internal static unsafe class ThreadTime
{
    private const int OfThread = 3;

    private static readonly delegate* unmanaged<int, long*, int> Clock = Find();

    /// <summary>Nanoseconds from some moment on.</summary>
    public static double Nanoseconds()
    {
        long* time = stackalloc long[2];
        return Clock is not null && Clock(OfThread, time) == 0 ? (time[0] * 1e9) + time[1] : Stopwatch.GetTimestamp() * 1e9 / Stopwatch.Frequency;
    }

    private static delegate* unmanaged<int, long*, int> Find()
        => OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out nint libc) && NativeLibrary.TryGetExport(libc, "clock_gettime", out nint clock)
            ? (delegate* unmanaged<int, long*, int>)clock : null;
}
