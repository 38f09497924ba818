using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Cli;

/// <summary>One of the course's experiments on 300 points of a plane, as a graph; its peer is the notebook's way in NumPy.</summary>
/// <param name="Name">Its name, which the peers' script knows as well.</param>
/// <param name="Description">What a step is.</param>
/// <param name="Sizes">Units of the layers.</param>
/// <param name="Batch">Examples of an update.</param>
/// <param name="Steps">Steps of the whole experiment.</param>
internal sealed record PlaneExperiment(string Name, string Description, int[] Sizes, int Batch, int Steps)
{
    private const int Examples = 300;

    public static IReadOnlyList<PlaneExperiment> All { get; } =
    [
        new("optimizer", "epochs of mini-batches of 64 with Adam, 2-5-2-1", [2, 5, 2, 1], 64, 10_000),
        new("initialization", "iterations on the whole set, 2-10-5-1", [2, 10, 5, 1], Examples, 15_000),
    ];

    /// <summary>The experiment as a contestant.</summary>
    public OwnSteps Open(int threads)
    {
        Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, new Shape(-1, 2)), y = tf.placeholder(tf.float32, new Shape(-1, 1)), a = x;
        for (int l = 1; l < Sizes.Length; l++)
        {
            var w = tf.get_variable("W" + l, new Shape(Sizes[l - 1], Sizes[l]), initializer: tf.glorot_uniform_initializer, use_resource: true);
            var b = tf.get_variable("b" + l, new Shape(Sizes[l]), initializer: tf.zeros_initializer, use_resource: true);
            a = tf.nn.bias_add(tf.matmul(a, w.AsTensor()), b.AsTensor());
            a = l == Sizes.Length - 1 ? a : tf.nn.relu(a);
        }

        Tensor loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels: y, logits: a));
        Operation train = (Batch < Examples ? tf.train.AdamOptimizer(0.0007f) : tf.train.GradientDescentOptimizer(0.01f)).minimize(loss);
        Operation initialize = tf.global_variables_initializer();
        graph.Exit();
        var session = new Session(graph, new ConfigProto { IntraOpParallelismThreads = threads });
        session.run(initialize);
        var batches = new PlaneBatches(Examples, Batch);
        SessionCallable call = session.make_callable(new object[] { loss, train }, x, y);
        return new OwnSteps(
            Session.DefaultEngine.Name,
            threads,
            () =>
            {
                batches.Shuffle();
                foreach (NDArray[] batch in batches.All)
                {
                    call.run_reusing(batch);
                }
            },
            () => session.run(initialize),
            session,
            graph);
    }

    // Points and whether they lie in a circle; batches are filled anew, in the same arrays, for each epoch.
    private sealed class PlaneBatches
    {
        private readonly Random _random = new(3);
        private readonly float[] _x, _y;
        private readonly int[] _order;
        private readonly (float[] X, float[] Y)[] _memory;

        public PlaneBatches(int examples, int size)
        {
            (_x, _y, _order) = (new float[2 * examples], new float[examples], [.. Enumerable.Range(0, examples)]);
            for (int i = 0; i < examples; i++)
            {
                (_x[2 * i], _x[(2 * i) + 1]) = ((3 * _random.NextSingle()) - 1.5f, (3 * _random.NextSingle()) - 1.5f);
                _y[i] = (_x[2 * i] * _x[2 * i]) + (_x[(2 * i) + 1] * _x[(2 * i) + 1]) < 1.2f ? 1 : 0;
            }

            _memory = [.. _order.Chunk(size).Select(c => (new float[2 * c.Length], new float[c.Length]))];
            All = Array.ConvertAll(_memory, m => new[] { NDArray.over(m.X, new Shape(m.Y.Length, 2)), NDArray.over(m.Y, new Shape(m.Y.Length, 1)) });
        }

        public NDArray[][] All { get; }

        public void Shuffle()
        {
            if (All.Length > 1)
            {
                _random.Shuffle(_order);
            }

            int at = 0;
            foreach ((float[] x, float[] y) in _memory)
            {
                for (int i = 0; i < y.Length; i++, at++)
                {
                    int example = _order[at];
                    (x[2 * i], x[(2 * i) + 1], y[i]) = (_x[2 * example], _x[(2 * example) + 1], _y[example]);
                }
            }
        }
    }
}
