using System.IO;
using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.Conformance;

/// <summary>Two engines as one: each graph and run goes to both, their results are compared, and the first one's returned.</summary>
/// <remarks>So everything that builds and runs graphs (recorded calls, samples, programs, training) compares engines unchanged.</remarks>
internal sealed class PairEngine(IEngine first, IEngine second, EngineComparison comparison) : IEngine
{
    public string Name => $"{first.Name} beside {second.Name}";

    public IEngineSession Open(ConfigProto? config = null, string target = "")
        => new PairSession(first.Open(config, target), second.Open(config, target), comparison);
}

/// <summary>A session of each of two engines.</summary>
internal sealed class PairSession(IEngineSession first, IEngineSession second, EngineComparison comparison) : IEngineSession
{
    // Draws without seeds differ from run to run, whichever engine makes them.
    private bool _isUnseeded;
    private bool _secondRefused;
    private IDisposable? _permit;

    public Action<string>? Output
    {
        get => first.Output;
        set => first.Output = value;
    }

    /// <summary>Those of the first. The second may touch what it wants once someone asks for permits: TensorFlow, which it is, asks for none.</summary>
    public FilePermits Files
    {
        get
        {
            _permit ??= second.Files.AllowWriting(SystemFileSystem.Instance, Path.GetPathRoot(Path.GetTempPath())!);
            return first.Files;
        }
    }

    public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops)
    {
        _isUnseeded |= graph.Node.Concat(graph.Library?.Function.SelectMany(f => f.NodeDef) ?? []).Any(IsUnseeded);
        EngineException? ours = Try(() => first.Extend(graph, ops)), theirs = TryOther(() => second.Extend(graph, ops));
        comparison.CompareFailures("the graph", ours, theirs);
        _secondRefused |= theirs is not null;
        Rethrow(ours);
    }

    public IEngineCall Prepare(RunSignature signature)
    {
        IEngineCall? a = null, b = null;
        EngineException? ours = Try(() => a = first.Prepare(signature));
        EngineException? theirs = _secondRefused ? null : TryOther(() => b = second.Prepare(signature));

        // An op without a kernel is told by one engine here and by the other when it runs.
        return new PairCall(signature, a, ours, b, theirs, comparison, compareValues: !_isUnseeded, isRefused: _secondRefused);
    }

    public void Dispose()
    {
        _permit?.Dispose();
        first.Dispose();
        second.Dispose();
    }

    internal static EngineException? Try(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (EngineException e)
        {
            return e;
        }
    }

    // Whatever goes wrong on the other side is a finding; the comparison goes on.
    internal static EngineException? TryOther(Action act)
    {
        try
        {
            return Try(act);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new EngineException(StatusCode.Internal, $"{e.GetType().Name}: {e.Message}", e);
        }
    }

    internal static void Rethrow(EngineException? e)
    {
        if (e is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e);
        }
    }

    private static bool IsUnseeded(NodeDef node)
        => node.Attr.TryGetValue("seed", out AttrValue? seed) && seed.I == 0 && node.Attr.TryGetValue("seed2", out AttrValue? seed2) && seed2.I == 0;
}

/// <summary>A compiled call of each of two engines.</summary>
internal sealed class PairCall(
    RunSignature signature, IEngineCall? first, EngineException? firstRefusal, IEngineCall? second, EngineException? secondRefusal,
    EngineComparison comparison, bool compareValues, bool isRefused) : IEngineCall
{
    // A run that waits for what never comes shall not keep the report from being written.
    private const long MostMilliseconds = 300_000;

    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
        => Run(feeds, fetches, 0, cancellation);

    public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, long milliseconds, CancellationToken cancellation)
    {
        HostTensor[] fed = feeds.ToArray(), ours = new HostTensor[fetches.Length], theirs = new HostTensor[fetches.Length];
        EngineException? a = firstRefusal ?? PairSession.Try(() => first!.Run(fed, ours, milliseconds, cancellation));
        if (!isRefused)
        {
            EngineException? b = secondRefusal ?? PairSession.TryOther(() => second!.Run(fed, theirs, milliseconds > 0 ? milliseconds : MostMilliseconds, cancellation));
            comparison.CompareFailures("the run", a, b);
            for (int i = 0; i < ours.Length && a is null && b is null && compareValues; i++)
            {
                comparison.Compare(signature.Fetches[i], ours[i], theirs[i]);
            }
        }

        PairSession.Rethrow(a);
        ours.CopyTo(fetches);
    }
}
