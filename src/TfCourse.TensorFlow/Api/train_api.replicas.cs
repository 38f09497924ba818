namespace Tensorflow;

/// <content>Data parallelism by parameter servers.</content>
public sealed partial class train_api
{
    /// <summary>A function for <see cref="tensorflow.device(Func{Operation, string})"/>: variables go to parameter servers in turn, all else to a worker.</summary>
    /// <param name="ps_tasks">How many parameter servers there are; ignored when a cluster is given.</param>
    /// <param name="ps_device">The device of variables; "" puts them where all else is.</param>
    /// <param name="worker_device">The device of all else.</param>
    /// <param name="merge_devices">Whether blocks further in are completed, not left as they are.</param>
    /// <param name="cluster">The addresses of each job; that of ps_device tells how many parameter servers there are.</param>
    /// <param name="ps_ops">The ops that go to parameter servers; null for all that hold variables and tables.</param>
    /// <param name="ps_strategy">The number of an operation's parameter server; null for each in turn.</param>
    /// <returns>The function; null when there is no parameter server.</returns>
    /// <exception cref="ValueError">A device is none.</exception>
    public Func<Operation, string>? replica_device_setter(
        int ps_tasks = 0, string ps_device = "/job:ps", string worker_device = "/job:worker", bool merge_devices = true,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? cluster = null, IReadOnlyCollection<string>? ps_ops = null, Func<Operation, int>? ps_strategy = null)
    {
        DeviceName server = DeviceName.Parse(ps_device);
        DeviceName.Parse(worker_device);
        int tasks = cluster is null ? ps_tasks : cluster.TryGetValue(server.Job ?? "", out IReadOnlyList<string>? servers) ? servers.Count : 0;
        return tasks == 0 ? null
            : new ReplicaDeviceSetter(ps_device, worker_device, merge_devices, ps_ops ?? ReplicaDeviceSetter.StandardOps, ps_strategy ?? ReplicaDeviceSetter.InTurn(tasks)).Device;
    }
}
