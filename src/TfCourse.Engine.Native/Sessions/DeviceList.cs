using System.Runtime.InteropServices;

namespace TfCourse.Engine.Native;

/// <summary>Reads a TF_DeviceList.</summary>
internal static unsafe class DeviceList
{
    public static EngineDevice[] Read(TensorFlowApi api, nint list)
    {
        using var status = new Status(api);
        var devices = new EngineDevice[api.DeviceListCount(list)];
        for (int i = 0; i < devices.Length; i++)
        {
            string name = Text(api.DeviceListName(list, i, status.Pointer));
            status.ThrowIfError();
            string kind = Text(api.DeviceListType(list, i, status.Pointer));
            status.ThrowIfError();
            long bytes = api.DeviceListMemoryBytes(list, i, status.Pointer);
            status.ThrowIfError();
            devices[i] = new EngineDevice(name, kind, Math.Max(0, bytes));
        }

        return devices;
    }

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
