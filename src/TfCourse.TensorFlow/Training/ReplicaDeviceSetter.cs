namespace Tensorflow;

/// <summary>Puts variables on parameter servers, in turn, and everything else on a worker.</summary>
internal sealed class ReplicaDeviceSetter(string psDevice, string workerDevice, bool merge, IReadOnlyCollection<string> ops, Func<Operation, int> strategy)
{
    /// <summary>The ops that hold state, which belongs on parameter servers.</summary>
    public static readonly string[] StandardOps =
    [
        "Variable", "VariableV2", "AutoReloadVariable", "MutableHashTable", "MutableHashTableV2", "MutableHashTableOfTensors", "MutableHashTableOfTensorsV2",
        "MutableDenseHashTable", "MutableDenseHashTableV2", "VarHandleOp", "BoostedTreesEnsembleResourceHandleOp", "BoostedTreesQuantileStreamResourceHandleOp",
        "ResourceConditionalAccumulator", "DecisionTreeResource",
    ];

    /// <summary>The tasks 0, 1, …, tasks - 1, 0, 1, … in turn.</summary>
    public static Func<Operation, int> InTurn(int tasks)
    {
        int next = -1;
        return _ => next = (next + 1) % tasks;
    }

    /// <summary>The device of an operation.</summary>
    public string Device(Operation op)
    {
        if (!merge && op.Device.Length > 0)
        {
            return op.Device;
        }

        DeviceName present = DeviceName.Parse(op.Device);
        if (psDevice.Length == 0 || !ops.Contains(op.type))
        {
            return present.FilledBy(DeviceName.Parse(workerDevice)).ToString();
        }

        DeviceName server = DeviceName.Parse(psDevice);
        if (server.Job is not null && (present.Job is null || present.Job == server.Job))
        {
            server = server with { Task = strategy(op).ToString(System.Globalization.CultureInfo.InvariantCulture) };
        }

        return present.FilledBy(server).ToString();
    }
}
