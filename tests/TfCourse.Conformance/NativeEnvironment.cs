using System.Runtime.InteropServices;

namespace TfCourse.Conformance;

/// <summary>Environment variables that TensorFlow reads by getenv, which .NET's own do not reach.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>Plain kernels, as the recordings were made, and no log lines below errors. Before the library is loaded.</summary>
    public static void Prepare()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Set("TF_ENABLE_ONEDNN_OPTS", "0", 0);
            _ = Set("TF_CPP_MIN_LOG_LEVEL", "2", 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(string name, string value, int overwrite);
}
