using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>Whole training steps of small networks: nothing allocated, and the same bits for any passes and any number of threads.</summary>
internal sealed class TrainingStepTests
{
    private const int Batch = 96;

    [Test]
    public void A_step_allocates_nothing()
    {
        using Graph graph = new Graph().as_default();
        Net net = Net.Make();
        using var session = new PlannedSession(graph);
        session.Session.run(net.Initialize);
        SessionCallable train = session.Session.make_callable(net.Train, net.X, net.Y), both = session.Session.make_callable(new object[] { net.Loss, net.Train }, net.X, net.Y);
        NDArray[] feeds = net.Feeds();
        for (int i = 0; i < 50; i++)
        {
            train.run_reusing(feeds);
            both.run_reusing(feeds);
        }

        Assert.That(Allocated(() => train.run_reusing(feeds)), Is.Zero, "without fetches");
        Assert.That(Allocated(() => both.run_reusing(feeds)), Is.Zero, "with a fetch into the same array");
        graph.Exit();
    }

    [Test]
    public void Batches_of_two_sizes_allocate_nothing()
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, new Shape(-1, 3));
        Tensor loss = tf.reduce_mean(tf.square(x - tf.reduce_mean(x, 1, keepdims: true)) * tf.exp(-tf.square(x)));
        using var session = new PlannedSession(graph);
        SessionCallable call = session.Session.make_callable(loss, x);
        NDArray[] large = [new NDArray(new float[64, 3])], small = [new NDArray(new float[44, 3])];
        void Epoch()
        {
            call.run_reusing(large);
            call.run_reusing(small);
        }

        for (int i = 0; i < 50; i++)
        {
            Epoch();
        }

        Assert.That(Allocated(Epoch), Is.Zero);
        graph.Exit();
    }

    [Test]
    public void Each_pass_leaves_the_bits_as_they_are([ValueSource(nameof(Passes))] string off)
        => Assert.That(Parameters(null, off == "all" ? [.. PlanPasses.Names] : [off]), Is.EqualTo(Parameters(null)));

    [TestCase(2)]
    [TestCase(4)]
    [TestCase(8)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
        => Assert.That(Parameters(new ConfigProto { IntraOpParallelismThreads = threads }), Is.EqualTo(Parameters(new ConfigProto { IntraOpParallelismThreads = 1 })));

    private static IEnumerable<string> Passes() => PlanPasses.Names.Append("all");

    private static float[] Parameters(ConfigProto? config, params string[] off)
    {
        using Graph graph = new Graph().as_default();
        tf.set_random_seed(3);
        Net net = Net.Make();
        using var session = new PlannedSession(graph, config, off);
        session.Session.run(net.Initialize);
        NDArray[] feeds = net.Feeds();
        for (int i = 0; i < 5; i++)
        {
            session.Session.run(net.Train, (net.X, feeds[0]), (net.Y, feeds[1]));
        }

        float[] all = [.. session.Session.run(tf.trainable_variables().Select(v => v.AsTensor()).ToArray()).SelectMany(v => v.ToArray<float>())];
        graph.Exit();
        return all;
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed record Net(Tensor X, Tensor Y, Tensor Loss, Operation Train, Operation Initialize)
    {
        public static Net Make()
        {
            int[] sizes = [30, 300, 300, 7];
            Tensor x = tf.placeholder(tf.float32, new Shape(Batch, sizes[0])), y = tf.placeholder(tf.int32, new Shape(Batch)), a = x;
            for (int l = 1; l < sizes.Length; l++)
            {
                var w = tf.get_variable("W" + l, new Shape(sizes[l - 1], sizes[l]), initializer: tf.glorot_uniform_initializer, use_resource: true);
                var b = tf.get_variable("b" + l, new Shape(sizes[l]), initializer: tf.zeros_initializer, use_resource: true);
                Tensor z = tf.nn.bias_add(tf.matmul(a, w.AsTensor()), b.AsTensor());
                a = l == sizes.Length - 1 ? z : l == 1 ? tf.tanh(z) : tf.nn.relu(z);
            }

            Tensor loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels: y, logits: a));
            return new Net(x, y, loss, tf.train.AdamOptimizer(0.01f).minimize(loss), tf.global_variables_initializer());
        }

        public NDArray[] Feeds()
        {
            var x = new float[Batch, 30];
            var y = new int[Batch];
            for (int i = 0; i < Batch; i++)
            {
                y[i] = i % 7;
                for (int j = 0; j < 30; j++)
                {
                    x[i, j] = ((i * 31) + (j * 17)) % 23 / 23f;
                }
            }

            return [new NDArray(x), new NDArray(y)];
        }
    }
}
