using System.Runtime.InteropServices;

namespace TfCourse.Conformance;

/// <summary>Environment variables that TensorFlow reads by getenv, which .NET's own do not reach.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>Plain kernels on the processor, as the recordings were made; no log lines below errors; no proxy between the servers of one machine. Before the library is loaded.</summary>
    public static void Prepare()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Set("TF_ENABLE_ONEDNN_OPTS", "0", 0);
            _ = Set("TF_CPP_MIN_LOG_LEVEL", "2", 0);
            _ = Set("CUDA_VISIBLE_DEVICES", "-1", 1);
            _ = Set("no_grpc_proxy", "127.0.0.1,localhost", 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(string name, string value, int overwrite);
}
