using System.Net;
using System.Text.Json;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>A cluster as a JSON file describes it: {"ps": ["10.0.0.1:2222"], "worker": ["10.0.0.2:2222", "10.0.0.3:2222"]}.</summary>
/// <param name="Jobs">The addresses (HOST:PORT) of the tasks of each job, by the job's name.</param>
public sealed record ClusterFile(IReadOnlyDictionary<string, IReadOnlyList<string>> Jobs)
{
    private const int MostBytes = 1 << 20;

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The cluster.</returns>
    /// <exception cref="FormatException">It is not such a file; the message says what is wrong and how it should be.</exception>
    public static ClusterFile Read(string path)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length > MostBytes
            ? throw new FormatException($"'{path}' has {info.Length} bytes; a description of a cluster has at most {MostBytes}.")
            : Parse(File.ReadAllText(path), path);
    }

    internal static ClusterFile Parse(string text, string path)
    {
        const string Form = """it has to be like {"ps": ["10.0.0.1:2222"], "worker": ["10.0.0.2:2222", "10.0.0.3:2222"]}""";
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            var jobs = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (JsonProperty job in document.RootElement.EnumerateObject())
            {
                string[] tasks = [.. job.Value.EnumerateArray().Select(t => t.GetString() ?? "")];
                foreach (string task in tasks)
                {
                    _ = Split(task);
                }

                if (tasks.Length == 0 || !jobs.TryAdd(job.Name, tasks))
                {
                    throw new FormatException($"job '{job.Name}' {(tasks.Length == 0 ? "has no task" : "stands there twice")}");
                }
            }

            string[] twice = [.. jobs.Values.SelectMany(t => t).GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key)];
            return jobs.Count == 0 ? throw new FormatException("there is no job")
                : twice.Length > 0 ? throw new FormatException($"two tasks have the address {twice[0]}")
                : new ClusterFile(jobs);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"'{path}' describes no cluster: {e.Message.TrimEnd('.')}; {Form}.", e);
        }
    }

    /// <summary>The address of a task.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="task">The task's number, from 0.</param>
    /// <returns>HOST:PORT.</returns>
    /// <exception cref="ArgumentException">There is no such job or task; the message lists what there is.</exception>
    public string Address(string job, int task)
    {
        if (!Jobs.TryGetValue(job, out IReadOnlyList<string>? tasks))
        {
            throw new ArgumentException($"The cluster has no job '{job}'; it has {string.Join(", ", Jobs.Keys)}.", nameof(job));
        }

        return task >= 0 && task < tasks.Count ? tasks[task]
            : throw new ArgumentException(FormattableString.Invariant($"Job '{job}' has no task {task}; its tasks are 0 to {tasks.Count - 1}."), nameof(task));
    }

    /// <summary>Whether an address listens to the whole network: 0.0.0.0, [::] or *.</summary>
    /// <param name="address">HOST:PORT.</param>
    /// <returns>True for these.</returns>
    public static bool IsAnyAddress(string address)
        => Split(address).Host is "*" or "" || (IPAddress.TryParse(Split(address).Host, out IPAddress? ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any) || (ip.IsIPv4MappedToIPv6 && ip.MapToIPv4().Equals(IPAddress.Any))));

    /// <summary>What one process is told of the cluster.</summary>
    /// <param name="job">Its job.</param>
    /// <param name="task">Its number in the job.</param>
    /// <returns>The message for the server.</returns>
    public ServerDef Server(string job, int task)
    {
        _ = Address(job, task);
        var cluster = new ClusterDef();
        foreach ((string name, IReadOnlyList<string> tasks) in Jobs)
        {
            var definition = new JobDef { Name = name };
            for (int i = 0; i < tasks.Count; i++)
            {
                definition.Tasks.Add(i, tasks[i]);
            }

            cluster.Job.Add(definition);
        }

        return new ServerDef { Cluster = cluster, JobName = job, TaskIndex = task, Protocol = "grpc" };
    }

    /// <summary>The address of the task that a server is told to be.</summary>
    internal static string Address(ServerDef server) => server.Cluster?.Job.FirstOrDefault(j => j.Name == server.JobName)?.Tasks.TryGetValue(server.TaskIndex, out string? address) == true ? address
        : throw EngineException.InvalidArgument($"the server is told to be task {server.TaskIndex.ToString(System.Globalization.CultureInfo.InvariantCulture)} of the job '{server.JobName}', which its cluster does not have");

    /// <summary>The two parts of HOST:PORT.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static (string Host, int Port) Split(string address)
    {
        int colon = address.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(address.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out ushort port) && port > 0
            ? (address[..colon].Trim('[', ']'), port)
            : throw new FormatException($"'{address}' is no address HOST:PORT with a port from 1 to 65535");
    }
}
