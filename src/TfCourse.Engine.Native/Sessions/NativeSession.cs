using System.Collections.Concurrent;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>A TF_Graph with a TF_Session over it.</summary>
internal sealed unsafe class NativeSession : IEngineSession
{
    private readonly NativeEngine _engine;
    private readonly GraphHandle _graph;
    private readonly ConcurrentDictionary<string, NativeCall> _calls = new();
    private readonly Lock _lock = new();
    private volatile bool _closed;

    public NativeSession(NativeEngine engine, ConfigProto? config, string target)
    {
        (_engine, Api) = (engine, engine.Api);
        _graph = new GraphHandle(Api);
        using var status = new Status(Api);
        nint options = Api.NewSessionOptions();
        try
        {
            byte[] bytes = (config ?? new ConfigProto()).ToByteArray();
            fixed (byte* b = bytes, t = Utf8.Of(target))
            {
                Api.SetConfig(options, b, (nuint)bytes.Length, status.Pointer);
                status.ThrowIfError();
                Api.SetTarget(options, t);
                nint session = Api.NewSession(_graph.DangerousGetHandle(), options, status.Pointer);
                status.ThrowIfError();
                Handle = new SessionHandle(Api, _graph, session);
            }
        }
        catch
        {
            _graph.Dispose();
            throw;
        }
        finally
        {
            Api.DeleteSessionOptions(options);
        }
    }

    public TensorFlowApi Api { get; }

    public SessionHandle Handle { get; }

    public Tensors Tensors => _engine.Tensors;

    /// <summary>TensorFlow's own Print ops write to the process's standard error; nothing arrives here.</summary>
    public Action<string>? Output { get; set; }

    public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        lock (_lock)
        {
            GraphImport.Add(Api, _graph.DangerousGetHandle(), _engine.Dialect.Translate(graph));
        }
    }

    public IEngineCall Prepare(RunSignature signature)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        return _calls.GetOrAdd(signature.Key, _ => new NativeCall(this, signature));
    }

    /// <summary>The devices that the session can place nodes on, of all tasks when its target is a cluster.</summary>
    public IReadOnlyList<NativeDevice> Devices()
    {
        using var status = new Status(Api);
        nint list = Api.SessionListDevices(Handle.DangerousGetHandle(), status.Pointer);
        status.ThrowIfError();
        try
        {
            return NativeDevice.Read(Api, list);
        }
        finally
        {
            Api.DeleteDeviceList(list);
        }
    }

    /// <summary>The output that a tensor's name "node:index" stands for.</summary>
    public NativeOutput Find(string tensor, string use)
    {
        int colon = tensor.LastIndexOf(':');
        string node = colon < 0 ? tensor : tensor[..colon];
        int index = colon < 0 ? 0 : int.TryParse(tensor.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int i)
            ? i : throw EngineException.InvalidArgument($"the {use} '{tensor}' is no name of a tensor, which is node:index");
        nint operation = FindOperation(node, use);
        int outputs = Api.OperationNumOutputs(operation);
        return index < outputs ? new NativeOutput { Operation = operation, Index = index }
            : throw EngineException.InvalidArgument($"the {use} '{tensor}' does not exist: '{node}' has {outputs} outputs");
    }

    /// <summary>The operation of a name.</summary>
    public nint FindOperation(string node, string use)
    {
        fixed (byte* name = Utf8.Of(node))
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
