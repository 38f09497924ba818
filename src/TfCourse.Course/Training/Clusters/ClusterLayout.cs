using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>The tasks of a cluster that hold variables (job ps) and compute (job worker).</summary>
/// <param name="ParameterServers">How many tasks the job ps has; without any, worker 0 holds the variables.</param>
/// <param name="Workers">How many tasks the job worker has; at least 1.</param>
public sealed record ClusterLayout(int ParameterServers, int Workers)
{
    /// <summary>What the devices of a cluster say of its tasks.</summary>
    /// <param name="devices">All devices that a session sees.</param>
    /// <returns>The tasks.</returns>
    /// <exception cref="ArgumentException">There is no worker, or tasks are missing between others.</exception>
    public static ClusterLayout Of(IReadOnlyList<EngineDevice> devices)
    {
        ArgumentNullException.ThrowIfNull(devices);
        int workers = Tasks(devices, "worker");
        return workers > 0 ? new ClusterLayout(Tasks(devices, "ps"), workers) : throw new ArgumentException(
            $"The cluster has no job 'worker'; its devices are {string.Join(", ", devices.Select(d => d.Name))}. Name the jobs of its file worker and, for tasks that hold variables, ps.", nameof(devices));
    }

    /// <summary>The device of a worker.</summary>
    /// <param name="worker">Its number, from 0.</param>
    /// <returns>/job:worker/task:0 and so on.</returns>
    public static string Worker(int worker) => FormattableString.Invariant($"/job:worker/task:{worker}");

    /// <summary>A block in which operations go to a worker, and variables to the parameter servers in turn.</summary>
    internal ScopeBlock On(int worker, Func<Operation, int> inTurn) => tf.device(ParameterServers > 0
        ? tf.train.replica_device_setter(ParameterServers, worker_device: Worker(worker), ps_strategy: inTurn)
        : tf.train.replica_device_setter(1, ps_device: "/job:worker", worker_device: Worker(worker), ps_strategy: _ => 0));

    private static int Tasks(IReadOnlyList<EngineDevice> devices, string job)
    {
        string[] tasks = [.. devices.Select(d => d.Name.Split('/', StringSplitOptions.RemoveEmptyEntries)).Where(p => p.Contains("job:" + job)).Select(p => p.First(x => x.StartsWith("task:", StringComparison.Ordinal))).Distinct()];
        string? missing = Enumerable.Range(0, tasks.Length).Select(t => FormattableString.Invariant($"task:{t}")).Except(tasks).FirstOrDefault();
        return missing is null ? tasks.Length : throw new ArgumentException($"The job '{job}' has no {missing}, but {string.Join(", ", tasks)}; number its tasks from 0.", nameof(devices));
    }
}
