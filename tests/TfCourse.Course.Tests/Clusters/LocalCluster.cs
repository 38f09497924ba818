using Tensorflow;
using TfCourse.Engine;
using TfCourse.Engine.Managed;

namespace TfCourse.Course.Tests;

/// <summary>A cluster played by the managed engine in this process: it has the devices of one parameter server and some workers, and can lose a task.</summary>
internal sealed class LocalCluster(int servers, int workers) : IEngine
{
    private int _runsLeft = -1;
    private int _losses;
    private StatusCode _code;

    public string Name => "a cluster in this process";

    /// <summary>How many sessions were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>What the last session was told.</summary>
    public ConfigProto? Config { get; private set; }

    public string? Target { get; private set; }

    public GraphDef Graph { get; private set; } = new();

    public EngineDevice[] Devices => [.. Tasks("ps", servers), .. Tasks("worker", workers)];

    /// <summary>After so many runs, so many times in a row, a run fails and its session with it.</summary>
    public void Lose(int afterRuns, int times, StatusCode code) => (_runsLeft, _losses, _code) = (afterRuns, times, code);

    public IEngineSession Open(ConfigProto? config = null, string target = "")
    {
        (Opened, Config, Target, Graph) = (Opened + 1, config, target, new GraphDef());
        return new LocalSession(this, ManagedEngine.Instance.Open(config));
    }

    private static IEnumerable<EngineDevice> Tasks(string job, int count)
        => Enumerable.Range(0, count).Select(t => new EngineDevice($"/job:{job}/replica:0/task:{t}/device:CPU:0", "CPU", 0));

    private sealed class LocalSession(LocalCluster cluster, IEngineSession inner) : IEngineSession
    {
        public Action<string>? Output { get; set; }

        public IReadOnlyList<EngineDevice> Devices => cluster.Devices;

        public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
        {
            cluster.Graph.MergeFrom(graph);
            inner.Extend(graph, ops);
        }

        public IEngineCall Prepare(RunSignature signature) => new LocalCall(cluster, inner.Prepare(signature));

        public void Dispose() => inner.Dispose();
    }

    private sealed class LocalCall(LocalCluster cluster, IEngineCall inner) : IEngineCall
    {
        public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
        {
            if (cluster._losses > 0 && Interlocked.Decrement(ref cluster._runsLeft) < 0)
            {
                cluster._losses--;
                throw new EngineException(cluster._code, "failed to connect to all addresses");
            }

            inner.Run(feeds, fetches, cancellation);
        }
    }
}
