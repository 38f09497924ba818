using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.Engine.Managed;

namespace Tensorflow;

/// <summary>Runs a graph on an engine. The session owns the variables. Thread-safe for running.</summary>
public sealed partial class Session : IDisposable
{
    private const int MostRecent = 4;
    private readonly IEngineSession _engine;
    private readonly Lock _lock = new();
    private readonly Dictionary<RunKey, PreparedRun> _prepared = [];
    private volatile (RunKey Key, PreparedRun Run)[] _recent = [];
    private bool _disposed;

    /// <summary>A session of a graph.</summary>
    /// <param name="g">The graph; null for the default one.</param>
    /// <param name="config">Threads and the like.</param>
    /// <param name="engine">What executes; null for <see cref="DefaultEngine"/>.</param>
    /// <param name="target">The address of a TensorFlow server that executes, e.g. grpc://10.0.0.1:2222; empty for this process.</param>
    public Session(Graph? g = null, ConfigProto? config = null, IEngine? engine = null, string target = "")
    {
        graph = g ?? ops.get_default_graph();
        _engine = (engine ?? DefaultEngine).Open(config, target);
        Output = DefaultOutput;
        _timeout = config?.OperationTimeoutInMs ?? 0;
    }

    /// <summary>A session of a SavedModel that serves: its graph and its variables; <c>tf.saved_model.load</c> gives its signatures too.</summary>
    /// <param name="path">The model's folder.</param>
    /// <returns>The session, of a graph of its own.</returns>
    /// <exception cref="EngineException">NotFound: folder, variables or an asset; DataLoss: a file is damaged.</exception>
    /// <exception cref="RuntimeError">The model has no graph that serves.</exception>
    public static Session LoadFromSavedModel(string path)
    {
        var session = new Session(new Graph());
        try
        {
            Binding.tf.saved_model.load(session, [saved_model_api.SERVING], path);
            return session;
        }
        catch (Exception)
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>A session of a graph on a server.</summary>
    /// <param name="target">The address of a TensorFlow server that executes; empty for this process.</param>
    /// <param name="g">The graph; null for the default one.</param>
    public Session(string target, Graph? g = null)
        : this(g, null, null, target)
    {
    }

    /// <summary>The engine of sessions that name none.</summary>
    public static IEngine DefaultEngine { get; set; } = BuildingEngine;

    /// <summary>What evaluates constants while a graph is built: in this process and at once, whichever engine will run the graph.</summary>
    internal static IEngine BuildingEngine => ManagedEngine.Instance;

    /// <summary>Receives what the graphs of sessions print that name no other receiver; null, the default, drops it. The command line sets it to standard error.</summary>
    public static Action<string>? DefaultOutput { get; set; }

    /// <summary>Receives what the graph prints (tf.Print, tf.print), line ends included; null drops it.</summary>
    public Action<string>? Output
    {
        get => _engine.Output;
        set => _engine.Output = value;
    }

    /// <summary>Which files the graph's nodes may touch: none, unless allowed here. Savers allow the checkpoint they work on.</summary>
    public FilePermits Files => _engine.Files;

    /// <summary>
    /// The most bytes that the values of one run, or one constant, may take together; no limit at first. A graph from elsewhere may ask for any
    /// amount: a run that needs more ends with ResourceExhausted before it takes them, and the session goes on.
    /// </summary>
    /// <exception cref="EngineException">InvalidArgument: not above 0. Unimplemented: the engine does not count bytes.</exception>
    public long MaxRunBytes
    {
        get => _engine.MaxRunBytes;
        set => _engine.MaxRunBytes = value;
    }

    /// <summary>The graph.</summary>
    public Graph graph { get; }

    /// <summary>Makes this the default session of the thread until <see cref="Exit"/> or disposal.</summary>
    /// <returns>This session.</returns>
    public Session as_default()
    {
        ops.Push(this);
        return this;
    }

    /// <summary>Leaves the block entered by <see cref="as_default"/>.</summary>
    public void Exit() => ops.Pop(this);

    /// <summary>Ends the session; its variables are gone.</summary>
    public void close() => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            ops.Pop(this);
            _engine.Dispose();
        }
    }

    private NDArray[] Run(ReadOnlySpan<ITensorOrOperation> fetches, ReadOnlySpan<FeedItem> feeds, long timeout, CancellationToken cancellation)
    {
        feeds = SparseFeeds.Expand(feeds);
        PreparedRun run = Prepare(fetches, feeds);
        HostTensor[] results = run.Fetches > 0 ? new HostTensor[run.Fetches] : [];
        Run(run, feeds, results, timeout, cancellation);
        var arrays = new NDArray[fetches.Length];
        for (int i = 0; i < arrays.Length; i++)
        {
            arrays[i] = run.Results[i] >= 0 ? new NDArray(results[run.Results[i]]) : NDArray.None;
        }

        return arrays;
    }

    // Without values there is nothing to allocate.
    private void RunOperation(Operation op, ReadOnlySpan<FeedItem> feeds)
    {
        ITensorOrOperation fetch = op;
        feeds = SparseFeeds.Expand(feeds);
        Run(Prepare(new ReadOnlySpan<ITensorOrOperation>(in fetch), feeds), feeds, [], _timeout, default);
    }

    private static void Run(PreparedRun run, ReadOnlySpan<FeedItem> feeds, Span<HostTensor> results, long timeout, CancellationToken cancellation)
    {
        if (feeds.Length > Values16.Length)
        {
            Run(run, feeds, new HostTensor[feeds.Length], results, timeout, cancellation);
            return;
        }

        var values = default(Values16);
        Run(run, feeds, ((Span<HostTensor>)values)[..feeds.Length], results, timeout, cancellation);
    }

    private static void Run(PreparedRun run, ReadOnlySpan<FeedItem> feeds, Span<HostTensor> values, Span<HostTensor> results, long timeout, CancellationToken cancellation)
    {
        for (int i = 0; i < feeds.Length; i++)
        {
            values[i] = run.Convert(i, feeds[i].Value);
        }

        run.Call.Run(values, results, timeout, cancellation);
    }

    [System.Runtime.CompilerServices.InlineArray(Length)]
    private struct Values16
    {
        public const int Length = 16;
        private HostTensor _value;
    }

    // The engine learns of nodes made since the last run; a call is compiled once for the same fetches and feeds.
    private PreparedRun Prepare(ReadOnlySpan<ITensorOrOperation> fetches, ReadOnlySpan<FeedItem> feeds)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(Session), "Attempted to use a closed Session.");
        }

        foreach ((RunKey recent, PreparedRun known) in _recent)
        {
            if (recent.Matches(fetches, feeds))
            {
                return known;
            }
        }

        var key = new RunKey(fetches, feeds);
        lock (_lock)
        {
            if (_prepared.TryGetValue(key, out PreparedRun? prepared))
            {
                Remember(key, prepared);
                return prepared;
            }

            GraphTensor[] fed = new GraphTensor[feeds.Length];
            for (int i = 0; i < fed.Length; i++)
            {
                fed[i] = Feeds.Key(graph, feeds[i].Key);
            }

            var seen = new HashSet<GraphTensor>();
            if (Array.Find(fed, f => !seen.Add(f)) is { } twice)
            {
                throw new ValueError($"The tensor {twice.name} is fed twice.");
            }

            var tensors = new List<string>();
            var targets = new List<string>();
            var results = new int[fetches.Length];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = AddFetch(fetches[i], tensors, targets);
            }

            Extend();
            IEngineCall call = _engine.Prepare(new RunSignature([.. fed.Select(f => f.name)], tensors, targets));
            prepared = new PreparedRun(call, fed, results, tensors.Count);
            _prepared.Add(key, prepared);
            Remember(key, prepared);
            return prepared;
        }
    }

    // A few calls, mostly a training step and an evaluation, are run over and over: comparing is faster than hashing.
    private void Remember(RunKey key, PreparedRun run)
    {
        (RunKey, PreparedRun)[] before = _recent, recent = new (RunKey, PreparedRun)[Math.Min(before.Length + 1, MostRecent)];
        recent[0] = (key, run);
        Array.Copy(before, 0, recent, 1, recent.Length - 1);
        _recent = recent;
    }

    private int AddFetch(ITensorOrOperation fetch, List<string> tensors, List<string> targets)
    {
        if (fetch is Operation op)
        {
            RequireMine(op);
            targets.Add(op.name);
            return -1;
        }

        GraphTensor tensor = (fetch switch { IVariableV1 variable => variable.GraphElement, Tensors several => several.Single, _ => (Tensor)fetch }).FetchedIn(graph);
        RequireMine(tensor.op);
        int index = tensors.IndexOf(tensor.name);
        if (index < 0)
        {
            tensors.Add(tensor.name);
            index = tensors.Count - 1;
        }

        return index;
    }

    private void RequireMine(Operation op)
    {
        if (op.graph != graph)
        {
            throw new ValueError($"Fetch argument '{op.name}' cannot be interpreted as a Tensor. It is not an element of this session's graph.");
        }

        if (!graph.is_fetchable(op))
        {
            throw new ValueError($"Operation '{op.name}' has been marked as not fetchable.");
        }
    }
}
