using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;

namespace TfCourse.Cli;

/// <summary>A model of the benchmark with a session, ready to take steps.</summary>
internal sealed class OpenedModel
{
    private const double WatchedSeconds = 0.5;
    private readonly SessionCallable _call;
    private readonly NDArray[] _examples;

    private OpenedModel(SessionCallable call, NDArray[] examples, OwnSteps steps) => (_call, _examples, Steps) = (call, examples, steps);

    /// <summary>Its steps as a contestant.</summary>
    public OwnSteps Steps { get; }

    public static OpenedModel Open(StepModel model, int threads)
    {
        Graph graph = new Graph().as_default();
        StepGraph nodes = model.Build();
        graph.Exit();
        var session = new Session(graph, new ConfigProto { IntraOpParallelismThreads = threads });
        session.run(nodes.Initialize);
        SessionCallable call = session.make_callable(new object[] { nodes.Loss, nodes.Train }, nodes.X, nodes.Y);
        NDArray[] examples = model.Examples(seed: 1);
        return new OpenedModel(call, examples, new OwnSteps(Session.DefaultEngine.Name, threads, () => call.run_reusing(examples), () => session.run(nodes.Initialize), session, graph));
    }

    /// <summary>How long each node takes, the shortest of many runs.</summary>
    public IReadOnlyList<NodeTime> Times()
    {
        double once = _call.node_times(3, _examples).Sum(t => t.Microseconds) * 1e-6;
        return _call.node_times((int)Math.Clamp(WatchedSeconds / once, 10, 20_000), _examples);
    }
}
