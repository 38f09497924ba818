extern alias net;

using Google.Protobuf;
using Tensorflow;
using TfCourse.Engine;
using c_api = net::Tensorflow.c_api;
using NetFeed = net::Tensorflow.FeedItem;
using NetGraph = net::Tensorflow.Graph;
using NetOperation = net::Tensorflow.Operation;
using NetSession = net::Tensorflow.Session;
using NetShape = net::Tensorflow.Shape;
using NetTensor = net::Tensorflow.Tensor;
using NetType = net::Tensorflow.TF_DataType;

namespace TfCourse.TensorFlowNet;

/// <summary>TensorFlow through the packages TensorFlow.NET and SciSharp.TensorFlow.Redist, for programs that have them already.</summary>
/// <remarks>
/// The graph is imported as a GraphDef and run by TensorFlow.NET's own Session. TfCourse.Engine.Native does the same without
/// these packages, on newer libraries, and with less between the caller and TensorFlow.
/// </remarks>
public sealed class TensorFlowNetEngine : IEngine
{
    /// <inheritdoc/>
    public string Name => $"TensorFlow.NET {typeof(NetGraph).Assembly.GetName().Version?.ToString(3)} on TensorFlow {(net::Tensorflow.Binding.tf.VERSION)}";

    /// <inheritdoc/>
    public IEngineSession Open(ConfigProto? config = null, string target = "") => target.Length == 0
        ? new TensorFlowNetSession(config)
        : throw EngineException.Unimplemented($"TensorFlow.NET's session takes no target such as '{target}' together with a graph; use --engine native");
}

/// <summary>A graph and a session of TensorFlow.NET.</summary>
internal sealed class TensorFlowNetSession : IEngineSession
{
    private readonly NetGraph _graph = new();
    private readonly NetSession _session;
    private readonly Lock _lock = new();

    public TensorFlowNetSession(ConfigProto? config)
        => _session = new NetSession(_graph, net::Tensorflow.ConfigProto.Parser.ParseFrom((config ?? new ConfigProto()).ToByteArray()));

    /// <summary>TensorFlow's own Print ops write to the process's standard error; nothing arrives here.</summary>
    public Action<string>? Output { get; set; }

    public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
    {
        var options = new net::Tensorflow.ImportGraphDefOptions();
        c_api.TF_ImportGraphDefOptionsSetValidateColocationConstraints(options, false);
        lock (_lock)
        {
            MapEarlierNodes(options, graph);
            Run(() =>
            {
                var status = new net::Tensorflow.Status();
                c_api.TF_GraphImportGraphDef(_graph, new net::Tensorflow.Buffer(graph.ToByteArray()), options, status);
                status.Check(true);
            });
        }
    }

    public IEngineCall Prepare(RunSignature signature)
    {
        NetTensor[] feeds = [.. signature.Feeds.Select(Find)], fetches = [.. signature.Fetches.Select(Find)];

        // TensorFlow refuses to fetch what is fed: such a fetch is the feed.
        int[] fedAs = [.. fetches.Select(f => Array.FindIndex(feeds, x => x.name == f.name))];
        return new TensorFlowNetCall(_session, feeds, [.. fetches.Where((_, i) => fedAs[i] < 0)], [.. signature.Targets.Select(FindOperation)], fedAs);
    }

    public void Dispose() => _session.Dispose();

    /// <summary>Does something with TensorFlow.NET and tells its errors as ours.</summary>
    internal static void Run(Action act)
    {
        try
        {
            act();
        }
        catch (net::Tensorflow.InvalidArgumentError e)
        {
            throw new EngineException(StatusCode.InvalidArgument, e.Message, e);
        }
        catch (net::Tensorflow.OutOfRangeError e)
        {
            throw new EngineException(StatusCode.OutOfRange, e.Message, e);
        }
        catch (net::Tensorflow.TensorflowException e)
        {
            // TensorFlow.NET keeps no code of the other statuses.
            throw new EngineException(StatusCode.Unknown, e.Message, e);
        }
    }

    // Inputs from nodes that were added before are mapped to them, as an import knows only its own nodes.
    private void MapEarlierNodes(net::Tensorflow.ImportGraphDefOptions options, GraphDef added)
    {
        foreach (TensorName earlier in TensorName.FromOutside(added))
        {
            NetOperation operation = FindOperation(earlier.Node);
            if (earlier.Index == TensorName.Control)
            {
                c_api.TF_ImportGraphDefOptionsRemapControlDependency(options, earlier.Node, operation);
            }
            else
            {
                c_api.TF_ImportGraphDefOptionsAddInputMapping(options, earlier.Node, earlier.Index, new net::Tensorflow.TF_Output(operation, earlier.Index));
            }
        }
    }

    private NetTensor Find(string tensor)
    {
        return TensorName.TryParse(tensor, out TensorName name) && name.Index != TensorName.Control ? FindOperation(name.Node).outputs[name.Index]
            : throw EngineException.InvalidArgument($"'{tensor}' is no name of a tensor, which is node:index");
    }

    private NetOperation FindOperation(string name)
    {
        try
        {
            return _graph.OperationByName(name);
        }
        catch (net::Tensorflow.ValueError e)
        {
            throw new EngineException(StatusCode.NotFound, $"'{name}' is no node of the graph", e);
        }
    }
}

/// <summary>A call with its feeds, fetches and targets found.</summary>
internal sealed class TensorFlowNetCall(NetSession session, NetTensor[] feeds, NetTensor[] asked, NetOperation[] targets, int[] fedAs) : IEngineCall
{
    public void Run(ReadOnlySpan<HostTensor> values, Span<HostTensor> results, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var fed = new NetFeed[feeds.Length];
        for (int i = 0; i < fed.Length; i++)
        {
            fed[i] = new NetFeed(feeds[i], ToNet(values[i]));
        }

        object[] wanted = [.. asked, .. targets];
        HostTensor[] found = new HostTensor[asked.Length];
        TensorFlowNetSession.Run(() =>
        {
            net::Tensorflow.NumPy.NDArray[] arrays = wanted.Length > 0 ? session.run(wanted, fed) : [];
            for (int i = 0; i < found.Length; i++)
            {
                found[i] = ToHost(arrays[i]);
            }
        });
        int next = 0;
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = fedAs[i] < 0 ? found[next++] : new HostTensor(values[fedAs[i]].DataType, values[fedAs[i]].Dimensions, (Array)values[fedAs[i]].Elements.Clone());
        }
    }

    private static NetTensor ToNet(HostTensor host)
    {
        var shape = new NetShape(host.Dimensions.ToArray());
        return host.DataType is DataType.DtString
            ? new NetTensor(new NetTensor(false).StringTensor(host.Values<byte[]>().ToArray(), shape))
            : new NetTensor(host.Bytes().ToArray(), shape, (NetType)host.DataType);
    }

    private static HostTensor ToHost(NetTensor tensor)
    {
        var type = (DataType)tensor.dtype;
        long[] dimensions = tensor.shape.dims ?? [];
        if (type == DataType.DtString)
        {
            return new HostTensor(type, dimensions, tensor.StringBytes());
        }

        var host = new HostTensor(type, dimensions);
        tensor.BufferToArray().CopyTo(host.Bytes());
        return host;
    }
}
