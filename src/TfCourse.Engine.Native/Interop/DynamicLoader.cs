using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>Opens libraries so that later ones see their symbols, which TensorFlow's two files want.</summary>
internal static unsafe class DynamicLoader
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
            // The program itself has these functions from wherever its system keeps them: libc, or libdl before glibc 2.34.
            nint program = NativeLibrary.GetMainProgramHandle();
            var open = (delegate* unmanaged[Cdecl]<byte*, int, nint>)NativeLibrary.GetExport(program, "dlopen");
            var error = (delegate* unmanaged[Cdecl]<byte*>)NativeLibrary.GetExport(program, "dlerror");
            _ = error(); // one of before is forgotten
            fixed (byte* name = Utf8.Of(file))
            {
                nint handle = open(name, Lazy | (OperatingSystem.IsLinux() ? GlobalOnLinux : GlobalOnMac));
                reason = handle != 0 ? "" : Marshal.PtrToStringUTF8((nint)error()) ?? "the system's loader gives no reason";
                return handle;
            }
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
}
