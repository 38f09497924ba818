using System.Collections.Concurrent;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A graph, its compiled calls, and the state that runs leave behind.</summary>
internal sealed class ManagedSession : IEngineSession
{
    private readonly NodeGraph _graph = new();
    private readonly ConcurrentDictionary<string, ManagedCall> _calls = new();
    private readonly ConcurrentDictionary<NodeInfo, object> _nodeState = new();
    private readonly Lock _lock = new();
    private long _maxRunBytes = long.MaxValue;
    private volatile bool _disposed;
    private volatile Dictionary<string, HostTensor> _resumed = [];

    public ManagedSession(ConfigProto config, PlanOptions options)
        => (Config, Options, Workers, Functions) = (config, options, Workers.Of(config.IntraOpParallelismThreads), new FunctionLibrary(this));

    public ConfigProto Config { get; }

    /// <summary>Which passes the plan compiler runs.</summary>
    public PlanOptions Options { get; }

    /// <summary>The threads that kernels may use: intra_op_parallelism_threads.</summary>
    public Workers Workers { get; }

    /// <summary>Variables and other resources, by container and name.</summary>
    public ResourceStore Resources { get; } = new();

    /// <inheritdoc/>
    public Action<string>? Output { get; set; }

    /// <inheritdoc/>
    public FilePermits Files { get; } = new();

    /// <inheritdoc/>
    public long MaxRunBytes
    {
        get => Volatile.Read(ref _maxRunBytes);
        set => Volatile.Write(ref _maxRunBytes, value > 0 ? value : throw EngineException.InvalidArgument($"at most {value} bytes for a run: the limit must be above 0"));
    }

    /// <summary>Refuses what one value may not take.</summary>
    public void RequireFits(long bytes)
    {
        if (bytes > MaxRunBytes)
        {
            throw EngineException.ResourceExhausted($"OOM: {bytes} bytes, and the values of a run may take {MaxRunBytes} (Session.MaxRunBytes)");
        }
    }

    /// <summary>Hands a text that a node prints to whoever listens.</summary>
    public void Print(string text) => Output?.Invoke(text);

    /// <summary>The functions that nodes call.</summary>
    public FunctionLibrary Functions { get; }

    public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        lock (_lock)
        {
            Functions.Add(graph.Library, ops);
            NodeInfo[] nodes = [.. graph.Node.Select(n => new NodeInfo(n, Functions.Op(n)))];
            FirstProducts.Foresee(nodes);
            _graph.Add(nodes);
        }
    }

    public IEngineCall Prepare(RunSignature signature)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_calls.TryGetValue(signature.Key, out ManagedCall? call))
        {
            return call;
        }

        lock (_lock)
        {
            return _calls.GetOrAdd(signature.Key, _ => new ManagedCall(this, Compile(signature), signature));
        }
    }

    /// <summary>A plan of a call.</summary>
    /// <param name="signature">The call.</param>
    /// <param name="options">Which passes the compiler runs; null for those of the session.</param>
    /// <param name="shapes">What the shapes of the feeds decide, for a plan for these alone.</param>
    public Plan Compile(RunSignature signature, PlanOptions? options = null, DecidedShapes? shapes = null)
    {
        lock (_lock)
        {
            return Plan.Compile(this, _graph, signature, options ?? Options, shapes);
        }
    }

    /// <summary>The state of one node across runs, e.g. the position in its random stream.</summary>
    public T NodeState<T>(NodeInfo node, Func<T> create) where T : class => (T)_nodeState.GetOrAdd(node, _ => create());

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, HostTensor> GetStreams()
    {
        ThrowIfDisposed();
        var streams = new SortedDictionary<string, HostTensor>(StringComparer.Ordinal);
        foreach ((NodeInfo node, object state) in _nodeState)
        {
            if (state is RandomStream stream && !streams.TryAdd(node.Name, stream.Position))
            {
                throw EngineException.Unimplemented($"two random ops inside of functions are called '{node.Name}': their streams cannot be told apart by name");
            }
        }

        return streams;
    }

    /// <inheritdoc/>
    public void SetStreams(IReadOnlyDictionary<string, HostTensor> streams)
    {
        ThrowIfDisposed();
        foreach ((string name, HostTensor position) in streams)
        {
            RandomStream.Check(name, position);
        }

        lock (_lock)
        {
            foreach (NodeInfo node in _nodeState.Where(s => s.Value is RandomStream).Select(s => s.Key).ToArray())
            {
                _nodeState.TryRemove(node, out _);
            }

            _resumed = streams.ToDictionary(s => s.Key, s => s.Value);
        }
    }

    /// <summary>Where a node's random stream goes on; null when it begins anew.</summary>
    public HostTensor? ResumedStream(NodeInfo node) => _resumed.GetValueOrDefault(node.Name);

    /// <summary>The kernel of a node: that of its op, or a call when the op is a function.</summary>
    /// <param name="node">The node.</param>
    /// <param name="takesReferences">Whether an input comes from an output that refers to a variable.</param>
    public Kernel CreateKernel(NodeInfo node, bool takesReferences)
    {
        if (FileKernels.Touches(node.Op) && !Files.Any)
        {
            throw EngineException.NotFound(
                $"Op type not registered '{node.Op}' in this session (node '{node.Name}'): it touches files, and a graph may do so only where its program allows it, with Session.Files");
        }

        Kernel kernel = Functions.Contains(node.Op) ? CallKernel.Named(node) : KernelCatalogue.Create(node);
        return takesReferences ? ReferenceKernel.Of(kernel) : kernel;
    }

    public void Dispose()
    {
        _disposed = true;
        _calls.RemoveAll();
        _nodeState.RemoveAll();
        foreach (ElementQueue queue in Resources.All<ElementQueue>())
        {
            queue.End();
        }

        Resources.Clear();
    }

    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);
}
