namespace Tensorflow;

public sealed partial class Graph
{
    private Stack<string?> _devices = new();

    /// <summary>Where new operations are placed: the device blocks around, merged; empty when nothing says.</summary>
    internal string CurrentDevice { get; private set; } = "";

    /// <summary>Opens a device block; null forgets those around it.</summary>
    internal void PushDevice(string? device)
    {
        if (device is not null)
        {
            DeviceName.Parse(device);
        }

        _devices.Push(device);
        CurrentDevice = Merged(_devices);
    }

    /// <summary>Leaves the innermost device block.</summary>
    internal void PopDevice()
    {
        _devices.Pop();
        CurrentDevice = Merged(_devices);
    }

    private Stack<string?> ForgetDevices()
    {
        Stack<string?> before = _devices;
        _devices = new Stack<string?>();
        CurrentDevice = "";
        return before;
    }

    private void RestoreDevices(Stack<string?> devices)
    {
        _devices = devices;
        CurrentDevice = Merged(devices);
    }

    // The inner block says what it says, the outer ones fill in what it leaves open.
    private static string Merged(Stack<string?> devices)
    {
        var merged = new DeviceName();
        foreach (string? device in devices)
        {
            if (device is null)
            {
                break;
            }

            merged = merged.FilledBy(DeviceName.Parse(device));
        }

        return merged.ToString();
    }
}
