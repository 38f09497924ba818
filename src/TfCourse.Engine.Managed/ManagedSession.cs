using System.Collections.Concurrent;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A graph, its compiled calls, and the state that runs leave behind.</summary>
internal sealed class ManagedSession(ConfigProto config) : IEngineSession
{
    private readonly NodeGraph _graph = new();
    private readonly ConcurrentDictionary<string, ManagedCall> _calls = new();
    private readonly ConcurrentDictionary<NodeInfo, object> _nodeState = new();
    private readonly Lock _lock = new();
    private volatile bool _disposed;

    public ConfigProto Config => config;

    /// <summary>Variables and other resources, by container and name.</summary>
    public ResourceStore Resources { get; } = new();

    public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var definitions = ops.ToDictionary(o => o.Name);
        NodeInfo[] nodes = [.. graph.Node.Select(n => new NodeInfo(n, definitions.TryGetValue(n.Op, out OpDef? op)
            ? op
            : throw EngineException.NotFound($"Op type not registered '{n.Op}' (node '{n.Name}')")))];
        lock (_lock)
        {
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
            return _calls.GetOrAdd(signature.Key, _ => new ManagedCall(this, Plan.Compile(_graph, signature)));
        }
    }

    /// <summary>The state of one node across runs, e.g. the position in its random stream.</summary>
    public T NodeState<T>(NodeInfo node, Func<T> create) where T : class => (T)_nodeState.GetOrAdd(node, _ => create());

    public void Dispose()
    {
        _disposed = true;
        _calls.Clear();
        _nodeState.Clear();
        Resources.Clear();
    }

    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);
}
