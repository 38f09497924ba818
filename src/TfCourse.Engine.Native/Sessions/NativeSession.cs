using System.Collections.Concurrent;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>A TF_Graph with a TF_Session over it.</summary>
internal sealed unsafe class NativeSession : IEngineSession
{
    private readonly NativeEngine _engine;
    private readonly GraphHandle _graph;
    private readonly ConcurrentDictionary<string, NativeCall> _calls = new();
    private readonly ConcurrentDictionary<string, string> _renamed = new();
    private readonly Lock _lock = new();
    private volatile bool _closed;

    private NativeSession(NativeEngine engine, GraphHandle graph, nint session)
        => (_engine, Api, _graph, Handle) = (engine, engine.Api, graph, new SessionHandle(engine.Api, graph, session));

    /// <summary>Makes a TF_Session over a new TF_Graph: its options and the graph in, its handle out, errors in the status.</summary>
    public delegate nint Maker(nint options, nint graph, Status status);

    public TensorFlowApi Api { get; }

    public SessionHandle Handle { get; }

    public Tensors Tensors => _engine.Tensors;

    /// <summary>TensorFlow's own Print ops write to the process's standard error; nothing arrives here.</summary>
    public Action<string>? Output { get; set; }

    public IReadOnlyList<EngineDevice> Devices
    {
        get
        {
            bool held = false;
            try
            {
                Handle.DangerousAddRef(ref held);
                using var status = new Status(Api);
                nint list = Api.SessionListDevices(Handle.DangerousGetHandle(), status.Pointer);
                status.ThrowIfError();
                try
                {
                    return DeviceList.Read(Api, list);
                }
                finally
                {
                    Api.DeleteDeviceList(list);
                }
            }
            finally
            {
                if (held)
                {
                    Handle.DangerousRelease();
                }
            }
        }
    }

    /// <summary>A session with an empty graph.</summary>
    public static NativeSession Open(NativeEngine engine, ConfigProto? config, string target)
        => Make(engine, config, target, (options, graph, status) => engine.Api.NewSession(graph, options, status.Pointer));

    /// <summary>A session that is made in some way.</summary>
    /// <exception cref="EngineException">It cannot be made; nothing is left behind.</exception>
    public static NativeSession Make(NativeEngine engine, ConfigProto? config, string target, Maker make)
    {
        TensorFlowApi api = engine.Api;
        var graph = new GraphHandle(api);
        using var status = new Status(api);
        nint options = api.NewSessionOptions();
        try
        {
            fixed (byte* bytes = Buffers.Bytes(config ?? new ConfigProto(), out int length), address = Utf8.Of(target))
            {
                api.SetConfig(options, bytes, (nuint)length, status.Pointer);
                status.ThrowIfError();
                api.SetTarget(options, address);
                nint session = make(options, graph.DangerousGetHandle(), status);
                status.ThrowIfError();
                return new NativeSession(engine, graph, session);
            }
        }
        catch
        {
            graph.Dispose();
            throw;
        }
        finally
        {
            api.DeleteSessionOptions(options);
        }
    }

    public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        lock (_lock)
        {
            GraphImport.Add(Api, _graph.DangerousGetHandle(), _engine.Dialect.Translate(graph, ops), _renamed);
        }
    }

    public IEngineCall Prepare(RunSignature signature)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        return _calls.GetOrAdd(signature.Key, _ => new NativeCall(this, signature));
    }

    /// <summary>The output that a tensor's name "node:index" stands for.</summary>
    public NativeOutput Find(string tensor, string use)
    {
        if (!TensorName.TryParse(tensor, out TensorName name) || name.Index == TensorName.Control)
        {
            throw EngineException.InvalidArgument($"the {use} '{tensor}' is no name of a tensor, which is node:index");
        }

        nint operation = FindOperation(name.Node, use);
        int outputs = Api.OperationNumOutputs(operation);
        return name.Index < outputs ? new NativeOutput { Operation = operation, Index = name.Index }
            : throw EngineException.InvalidArgument($"the {use} '{tensor}' does not exist: '{name.Node}' has {outputs} outputs");
    }

    /// <summary>The operation of a name.</summary>
    public nint FindOperation(string node, string use)
    {
        fixed (byte* name = Utf8.Of(_renamed.GetValueOrDefault(node, node)))
        {
            return Api.GraphOperationByName(_graph.DangerousGetHandle(), name) is not 0 and var operation ? operation
                : throw EngineException.NotFound($"the {use} '{node}' is no node of the graph");
        }
    }

    public void ThrowIfClosed()
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        if (_closed)
        {
            throw new EngineException(StatusCode.Cancelled, "the session was closed when one of its runs was cancelled, which is the only way to stop a run of this engine; open another");
        }
    }

    /// <summary>Stops all runs. TensorFlow's C API can do so only by closing the session.</summary>
    public void Cancel()
    {
        _closed = true;
        using var status = new Status(Api);
        Api.CloseSession(Handle.DangerousGetHandle(), status.Pointer);
    }

    public void Dispose()
    {
        Handle.Dispose();
        _graph.Dispose();
    }
}
