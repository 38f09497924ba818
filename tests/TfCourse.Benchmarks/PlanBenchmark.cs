using System.Globalization;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Benchmarks;

/// <summary>From a graph to a plan and its kernels, an op: what the first run of a call costs before anything is computed.</summary>
internal static class PlanBenchmark
{
    private static readonly int[] Sizes = [300, 3000, 30_000, 100_000];

    public static void Run(TextWriter output, int rounds, string? filter)
    {
        output.WriteLine("graph             ops   extend µs  compile µs  bytes  collections  first run µs  second run µs  (an op, time of the thread, least of all rounds)");
        foreach ((string name, Func<Tensor, int, Operation> build) in LargeGraph.All.Select(g => (g.Name, Fetched(g))).Append(("Training", Training)))
        {
            foreach (int size in Sizes.Where(_ => filter is null || name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
            {
                Graph graph = new Graph().as_default();
                Tensor x = tf.placeholder(tf.float32, new Shape(8, 8));
                Operation last = build(x, size);
                graph.Exit();
                double[]? least = null;
                for (int round = 0; round < (size > 5000 ? Math.Min(rounds, 4) : rounds); round++)
                {
                    double[] costs = Once(graph, x, last);
                    least = least is null ? costs : [.. least.Zip(costs, Math.Min)];
                }

                int ops = graph.get_operations().Length;
                double[] each = Array.ConvertAll(least!, c => c / ops);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-13} {ops,7} {each[0],11:F2} {each[1],11:F2} {each[2],6:F0} {least![3],12:F0} {each[4],13:F2} {each[5],14:F2}"));
                graph.Dispose();
            }
        }
    }

    private static Func<Tensor, int, Operation> Fetched(LargeGraph shape) => (x, size) => shape.Build(x, size).op;

    private static double[] Once(Graph graph, Tensor x, Operation last)
    {
        var engine = new TimedEngine();
        using var session = new Session(graph, engine: engine);
        var feed = new FeedItem(x, new NDArray(new float[8, 8]));
        if (graph.OperationByName("init") is { } initialize)
        {
            session.run(initialize);
        }

        session.run(last, feed);
        session.run(last, feed);
        return [engine.Extending, engine.Preparing.Microseconds, engine.Preparing.Bytes, engine.Preparing.Collections, .. engine.Runs.TakeLast(2)];
    }

    // A deep network with its gradients and Adam.
    private static Operation Training(Tensor x, int size)
    {
        Tensor y = x;
        for (int i = 0; i * 40 < size; i++)
        {
            y = tf.tanh(tf.matmul(y, tf.get_variable("w" + i, new Shape(8, 8), initializer: tf.glorot_uniform_initializer, use_resource: true).AsTensor()));
        }

        Tensor loss = tf.reduce_mean(tf.square(y));
        Operation train = tf.train.AdamOptimizer(0.01f).minimize(loss);
        tf.global_variables_initializer();
        return train;
    }

    private sealed class TimedEngine : IEngine, IEngineSession, IEngineCall
    {
        private IEngineSession? _session;
        private IEngineCall? _call;

        public double Extending { get; private set; }

        /// <summary>What the last call took to compile.</summary>
        public (double Microseconds, double Bytes, double Collections) Preparing { get; private set; }

        public List<double> Runs { get; } = [];

        public string Name => ManagedEngine.Instance.Name;

        public Action<string>? Output { get; set; }

        public IEngineSession Open(ConfigProto? config = null, string target = "")
        {
            _session = ManagedEngine.Instance.Open(config, target);
            return this;
        }

        public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops) => Extending += Time(() => _session!.Extend(graph, ops));

        public IEngineCall Prepare(RunSignature signature)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            int collections = GC.CollectionCount(0);
            double time = Time(() => _call = _session!.Prepare(signature));
            Preparing = (time, GC.GetAllocatedBytesForCurrentThread() - bytes, GC.CollectionCount(0) - collections);
            return this;
        }

        public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
        {
            double start = ThreadTime.Nanoseconds();
            _call!.Run(feeds, fetches, cancellation);
            Runs.Add((ThreadTime.Nanoseconds() - start) / 1000);
        }

        public void Dispose() => _session!.Dispose();

        private static double Time(Action action)
        {
            double start = ThreadTime.Nanoseconds();
            action();
            return (ThreadTime.Nanoseconds() - start) / 1000;
        }
    }
}
