namespace Tensorflow;

public sealed partial class Graph
{
    private Stack<DeviceBlock> _devices = new();

    /// <summary>Where new operations are placed: the device blocks around, merged; empty when nothing says. Functions among them are asked in <see cref="Place"/>.</summary>
    internal string CurrentDevice { get; private set; } = "";

    /// <summary>Opens a device block; null forgets those around it.</summary>
    internal void PushDevice(string? device)
    {
        if (device is not null)
        {
            DeviceName.Parse(device);
        }

        Push(new DeviceBlock(device, null));
    }

    /// <summary>Opens a device block in which a function says where each operation goes.</summary>
    internal void PushDevice(Func<Operation, string> function) => Push(new DeviceBlock(null, function));

    /// <summary>Leaves the innermost device block.</summary>
    internal void PopDevice()
    {
        _devices.Pop();
        CurrentDevice = Merged(_devices);
    }

    /// <summary>Asks the functions of the blocks around an operation where it goes, the innermost block first, each with what those before have said.</summary>
    internal void Place(Operation operation)
    {
        if (_devices.Count == 0 || !_devices.Any(d => d.Function is not null))
        {
            return;
        }

        operation.Device = "";
        foreach (DeviceBlock block in _devices.TakeWhile(d => !d.Forgets))
        {
            operation.Device = block.Function is { } function
                ? DeviceName.Parse(function(operation)).ToString()
                : DeviceName.Parse(operation.Device).FilledBy(DeviceName.Parse(block.Device!)).ToString();
        }
    }

    private void Push(DeviceBlock block)
    {
        _devices.Push(block);
        CurrentDevice = Merged(_devices);
    }

    private Stack<DeviceBlock> ForgetDevices()
    {
        Stack<DeviceBlock> before = _devices;
        _devices = new Stack<DeviceBlock>();
        CurrentDevice = "";
        return before;
    }

    private void RestoreDevices(Stack<DeviceBlock> devices)
    {
        _devices = devices;
        CurrentDevice = Merged(devices);
    }

    // The inner block says what it says, the outer ones fill in what it leaves open.
    private static string Merged(Stack<DeviceBlock> devices)
    {
        var merged = new DeviceName();
        foreach (DeviceBlock block in devices.TakeWhile(d => !d.Forgets))
        {
            merged = block.Device is null ? merged : merged.FilledBy(DeviceName.Parse(block.Device));
        }

        return merged.ToString();
    }

    private sealed record DeviceBlock(string? Device, Func<Operation, string>? Function)
    {
        public bool Forgets => Device is null && Function is null;
    }
}
