using Tensorflow;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>A session whose compiled plans a test may look at.</summary>
internal sealed class PlannedSession : IEngine, IEngineSession, IDisposable
{
    private readonly ManagedEngine _engine;
    private IEngineSession? _session;
    private ManagedCall _call = null!;

    public PlannedSession(Graph graph, params string[] off)
        : this(graph, null, off)
    {
    }

    public PlannedSession(Graph graph, ConfigProto? config, string[] off, int patience = 16)
    {
        _engine = new ManagedEngine(new PlanOptions(off) { Patience = patience });
        Session = new Session(graph, config, this);
    }

    public Session Session { get; }

    /// <summary>The plan of the last call that was prepared.</summary>
    public Plan Plan { get; private set; } = null!;

    /// <summary>The microseconds that the thread took to compile it.</summary>
    public double Microseconds { get; private set; }

    /// <summary>The ops of the plan's steps; of several nodes made one, with + between them.</summary>
    public string[] Steps => StepsOf(Plan);

    /// <summary>The ops of the steps with which the last call that was prepared would run feeds of these shapes.</summary>
    public string[] StepsFor(params HostTensor[] feeds) => StepsOf(_call.PlanFor(feeds));

    private static string[] StepsOf(Plan plan) => [.. plan.Steps.Select(s => s.Fusion is { } fusion ? string.Join('+', fusion.Members.Select(m => m.Info.Op)) : s.Node.Op)];

    public string Name => _engine.Name;

    public Action<string>? Output
    {
        get => _session!.Output;
        set => _session!.Output = value;
    }

    public IEngineSession Open(ConfigProto? config = null, string target = "")
    {
        _session = _engine.Open(config, target);
        return this;
    }

    public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops) => _session!.Extend(graph, ops);

    public IEngineCall Prepare(RunSignature signature)
    {
        double start = ThreadTime.Nanoseconds();
        IEngineCall call = _session!.Prepare(signature);
        Microseconds = (ThreadTime.Nanoseconds() - start) / 1000;
        (_call, Plan) = ((ManagedCall)call, ((ManagedCall)call).Plan);
        return call;
    }

    // Disposing the front end's session ends in disposing the engine's, which is this.
    public void Dispose() => _session!.Dispose();
}
