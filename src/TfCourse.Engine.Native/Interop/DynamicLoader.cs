using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>Opens libraries so that later ones see their symbols, which TensorFlow's two files want.</summary>
internal static partial class DynamicLoader
{
    private const int Lazy = 1;
    private const int GlobalOnLinux = 0x100;
    private const int GlobalOnMac = 0x8;

    /// <summary>Opens a library.</summary>
    /// <param name="file">A full path, or a name that the system's loader looks for.</param>
    /// <param name="reason">Why it cannot be opened.</param>
    /// <returns>Its handle; 0 when it cannot be opened.</returns>
    public static nint Open(string file, out string reason)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            // An error of before is forgotten, and the function bound, which may itself leave an error.
            _ = Dlerror();
            nint handle = Dlopen(file, Lazy | (OperatingSystem.IsLinux() ? GlobalOnLinux : GlobalOnMac));
            reason = handle != 0 ? "" : Marshal.PtrToStringUTF8(Dlerror()) ?? "the system's loader gives no reason";
            return handle;
        }

        reason = "";
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            reason = e.Message;
            return 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Dlopen(string file, int flags);

    [LibraryImport("libc", EntryPoint = "dlerror")]
    private static partial nint Dlerror();
}
