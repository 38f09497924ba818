using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>A device that TensorFlow can place nodes on.</summary>
/// <param name="Name">Its full name, e.g. /job:localhost/replica:0/task:0/device:CPU:0.</param>
/// <param name="Kind">CPU, GPU, ….</param>
/// <param name="MemoryBytes">The bytes that its allocator may give out; 0 when it does not say.</param>
public sealed record NativeDevice(string Name, string Kind, long MemoryBytes)
{
    internal static unsafe IReadOnlyList<NativeDevice> Read(TensorFlowApi api, nint list)
    {
        using var status = new Status(api);
        var devices = new NativeDevice[api.DeviceListCount(list)];
        for (int i = 0; i < devices.Length; i++)
        {
            string name = Text(api.DeviceListName(list, i, status.Pointer));
            status.ThrowIfError();
            string kind = Text(api.DeviceListType(list, i, status.Pointer));
            status.ThrowIfError();
            long bytes = api.DeviceListMemoryBytes(list, i, status.Pointer);
            status.ThrowIfError();
            devices[i] = new NativeDevice(name, kind, Math.Max(0, bytes));
        }

        return devices;
    }

    private static unsafe string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
