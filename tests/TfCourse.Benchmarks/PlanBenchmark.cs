using System.Globalization;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using static Tensorflow.Binding;

namespace TfCourse.Benchmarks;

/// <summary>From a graph to a plan and its kernels, an op: what the first run of a call costs before anything is computed.</summary>
internal static class PlanBenchmark
{
    public static void Run(TextWriter output, int rounds, string? filter)
    {
        output.WriteLine("graph          ops   extend µs  compile µs  first run µs  second run µs  (an op, time of the thread, least of all rounds)");
        foreach ((string name, int[] sizes, Func<Tensor, int, Operation> build) in new (string, int[], Func<Tensor, int, Operation>)[]
        {
            ("chain", [300, 3000, 30_000, 100_000], Chain),
            ("layers", [300, 3000, 30_000, 100_000], Layers),
            ("training", [300, 3000], Training),
        })
        {
            foreach (int size in sizes.Where(_ => filter is null || name.Contains(filter, StringComparison.Ordinal)))
            {
                Graph graph = new Graph().as_default();
                Tensor x = tf.placeholder(tf.float32, new Shape(8, 8));
                Operation last = build(x, size);
                graph.Exit();
                double[]? least = null;
                for (int round = 0; round < (size > 5000 ? Math.Min(rounds, 4) : rounds); round++)
                {
                    double[] times = Once(graph, x, last);
                    least = least is null ? times : [.. least.Zip(times, Math.Min)];
                }

                double[] each = Array.ConvertAll(least!, t => t / 1000 / graph.get_operations().Length);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} {graph.get_operations().Length,7} {each[0],11:F2} {each[1],11:F2} {each[2],13:F2} {each[3],14:F2}"));
                graph.Dispose();
            }
        }
    }

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
        return [engine.Extending, engine.Preparing, .. engine.Runs.TakeLast(2)];
    }

    // Sums and products of one number each, one after the other.
    private static Operation Chain(Tensor x, int size)
    {
        Tensor y = x;
        for (int i = 0; i < size; i += 2)
        {
            y = tf.tanh(y) + x;
        }

        return y.op;
    }

    // Products with constants, bias, activation.
    private static Operation Layers(Tensor x, int size)
    {
        Tensor y = x, w = tf.constant(new float[8, 8]), b = tf.constant(new float[8]);
        for (int i = 0; i < size; i += 3)
        {
            y = tf.nn.relu(tf.nn.bias_add(tf.matmul(y, w), b));
        }

        return y.op;
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

        public double Preparing { get; private set; }

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
            Preparing = Time(() => _call = _session!.Prepare(signature));
            return this;
        }

        public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
        {
            double start = ThreadTime.Nanoseconds();
            _call!.Run(feeds, fetches, cancellation);
            Runs.Add(ThreadTime.Nanoseconds() - start);
        }

        public void Dispose() => _session!.Dispose();

        private static double Time(Action action)
        {
            double start = ThreadTime.Nanoseconds();
            action();
            return ThreadTime.Nanoseconds() - start;
        }
    }
}
