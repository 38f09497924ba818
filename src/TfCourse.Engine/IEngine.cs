using Tensorflow;

namespace TfCourse.Engine;

/// <summary>What executes graphs. An engine knows nothing of gradients, shapes inferred while building, or variables as objects.</summary>
public interface IEngine
{
    /// <summary>Name and version, for people.</summary>
    string Name { get; }

    /// <summary>Opens a session with no nodes yet; its variables and random streams are its own.</summary>
    /// <param name="config">Threads and the like; null for the defaults.</param>
    /// <param name="target">The address of a server that executes, e.g. grpc://10.0.0.1:2222; empty for this process.</param>
    /// <returns>The session, to be disposed.</returns>
    /// <exception cref="EngineException">The target cannot be reached, or the engine knows no targets.</exception>
    IEngineSession Open(ConfigProto? config = null, string target = "");
}

/// <summary>A graph being executed, and the state (variables, random streams) that runs leave behind. Thread-safe.</summary>
public interface IEngineSession : IDisposable
{
    /// <summary>Receives the texts that Print and PrintV2 write, line ends included; null drops them. Called while a graph runs, by any thread.</summary>
    Action<string>? Output { get; set; }

    /// <summary>Which files the nodes may touch; none at first. An engine that looks at no permits has one that nobody asks.</summary>
    FilePermits Files => FilePermits.Unasked;

    /// <summary>
    /// The most bytes that the values of one run, or one constant, may take together: a run that needs more ends with ResourceExhausted before
    /// it takes them. No limit at first; an engine that does not count bytes refuses any other.
    /// </summary>
    long MaxRunBytes
    {
        get => long.MaxValue;
        set
        {
            if (value != long.MaxValue)
            {
                throw EngineException.Unimplemented("this engine does not count the bytes of a run; run the graph on the managed engine");
            }
        }
    }

    /// <summary>Where the random streams are that nodes have drawn from, by the nodes' names: with the variables all that a run leaves behind.</summary>
    /// <returns>An opaque tensor for each stream; what an engine cannot tell is not there.</returns>
    IReadOnlyDictionary<string, HostTensor> GetStreams() => new Dictionary<string, HostTensor>();

    /// <summary>Puts the random streams where they were; those not named start anew.</summary>
    /// <param name="streams">What <see cref="GetStreams"/> gave, in this session or in another of the same graph.</param>
    /// <exception cref="EngineException">InvalidArgument: a tensor is no position of a stream.</exception>
    void SetStreams(IReadOnlyDictionary<string, HostTensor> streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        if (streams.Count > 0)
        {
            throw EngineException.Unimplemented("this engine cannot put its random streams anywhere; resume with the engine that saved them");
        }
    }

    /// <summary>What nodes can be placed on: of all tasks when the session's target is a cluster.</summary>
    IReadOnlyList<EngineDevice> Devices => EngineDevice.OneProcessor;

    /// <summary>Adds nodes and functions.</summary>
    /// <param name="graph">The new nodes, which may use nodes added before, and new functions.</param>
    /// <param name="ops">The definitions of the ops that these nodes use (as a MetaGraphDef carries them).</param>
    /// <exception cref="EngineException">A node is there already or is malformed; nothing is added then.</exception>
    void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops);

    /// <summary>Compiles a call, or finds it compiled: the same signature compiles once.</summary>
    /// <param name="signature">What is fed, fetched and run.</param>
    /// <returns>The call; it stays valid while the session does.</returns>
    /// <exception cref="EngineException">A name is unknown, or a needed node has no kernel.</exception>
    IEngineCall Prepare(RunSignature signature);
}

/// <summary>A compiled call. Thread-safe: several threads may run it at once.</summary>
public interface IEngineCall
{
    /// <summary>Runs the graph once.</summary>
    /// <param name="feeds">A value for each feed of the signature, in its order.</param>
    /// <param name="fetches">
    /// Receives a value for each fetch of the signature, in its order. A tensor that stands here already and has the type and shape of
    /// the value may be filled with it instead of a new one.
    /// </param>
    /// <param name="cancellation">Ends the run with Cancelled soon after it is signalled.</param>
    /// <exception cref="EngineException">A node failed; variables hold what the nodes before it left.</exception>
    void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default);

    /// <summary>Runs the graph once, for so long at most.</summary>
    /// <param name="feeds">As in the other.</param>
    /// <param name="fetches">As in the other.</param>
    /// <param name="milliseconds">The time limit; 0 for none.</param>
    /// <param name="cancellation">Ends the run with Cancelled soon after it is signalled.</param>
    /// <exception cref="EngineException">DeadlineExceeded when the time is over; the session can be used on. Else as in the other.</exception>
    void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, long milliseconds, CancellationToken cancellation)
    {
        using var deadline = new Deadline(milliseconds, cancellation);
        try
        {
            Run(feeds, fetches, deadline.Token);
        }
        catch (EngineException e) when (deadline.Ended(e))
        {
            throw deadline.Exceeded(e);
        }
    }

    /// <summary>Runs the graph several times and tells how long each of its steps takes.</summary>
    /// <param name="feeds">A value for each feed of the signature, in its order.</param>
    /// <param name="fetches">Receives the values of the last run.</param>
    /// <param name="runs">How often; of the durations the shortest counts.</param>
    /// <returns>The steps in the order in which they run; nodes that the engine has joined are one step.</returns>
    /// <exception cref="EngineException">Unimplemented: this engine cannot tell, or the call has branches or loops of its own.</exception>
    IReadOnlyList<NodeTime> Time(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, int runs)
        => throw EngineException.Unimplemented("this engine does not tell how long its steps take");

    /// <summary>Runs the graph once, each node by itself, and tells when each ran. Slower than a run: nodes are not joined.</summary>
    /// <param name="feeds">As in <see cref="Run(ReadOnlySpan{HostTensor}, Span{HostTensor}, CancellationToken)"/>.</param>
    /// <param name="fetches">As there.</param>
    /// <param name="milliseconds">The time limit; 0 for none.</param>
    /// <param name="cancellation">As there.</param>
    /// <returns>The nodes in the order in which they ended.</returns>
    /// <exception cref="EngineException">Unimplemented: this engine cannot tell. Else as there.</exception>
    IReadOnlyList<NodeSpan> Trace(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, long milliseconds, CancellationToken cancellation)
        => throw EngineException.Unimplemented("this engine does not tell when its nodes run");
}

/// <summary>When one node of a run ran, by a clock that begins anywhere.</summary>
/// <param name="Node">The node; a feed is _arg_NODE_OUTPUT_NUMBER, a fetch _retval_NODE_OUTPUT_NUMBER, the begin of the run _SOURCE.</param>
/// <param name="Op">Its op.</param>
/// <param name="Inputs">Its inputs, as a graph writes them.</param>
/// <param name="Start">Its begin, in nanoseconds.</param>
/// <param name="End">Its end, in nanoseconds.</param>
public sealed record NodeSpan(string Node, string Op, IReadOnlyList<string> Inputs, long Start, long End);

/// <summary>A device that nodes can be placed on.</summary>
/// <param name="Name">Its full name, e.g. /job:localhost/replica:0/task:0/device:CPU:0.</param>
/// <param name="Kind">CPU, GPU, ….</param>
/// <param name="MemoryBytes">The bytes that its allocator may give out; 0 when it does not say.</param>
public sealed record EngineDevice(string Name, string Kind, long MemoryBytes)
{
    /// <summary>The devices of an engine that has one processor, with the memory that TensorFlow says of it.</summary>
    public static IReadOnlyList<EngineDevice> OneProcessor { get; } = [new("/job:localhost/replica:0/task:0/device:CPU:0", "CPU", 268435456)];
}

/// <summary>How long one step of a call takes.</summary>
/// <param name="Node">The node; of several joined ones the last.</param>
/// <param name="Op">Its op; of several joined nodes all of them, with + between.</param>
/// <param name="Microseconds">The shortest duration seen.</param>
public sealed record NodeTime(string Node, string Op, double Microseconds);

/// <summary>What a call feeds, fetches and runs: tensor names "node:index" and node names.</summary>
/// <param name="Feeds">Tensors whose values the caller gives.</param>
/// <param name="Fetches">Tensors whose values the caller wants.</param>
/// <param name="Targets">Nodes to run for their effect.</param>
public sealed record RunSignature(IReadOnlyList<string> Feeds, IReadOnlyList<string> Fetches, IReadOnlyList<string> Targets)
{
    /// <summary>A text that is equal for equal signatures.</summary>
    public string Key { get; } = string.Join('\n', [.. Feeds, "->", .. Fetches, "+", .. Targets]);
}
