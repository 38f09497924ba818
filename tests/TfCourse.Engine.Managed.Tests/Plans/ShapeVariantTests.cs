using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>Plans for shapes of feeds that come again and again: what follows from shapes is computed once, and all else is as it was.</summary>
internal sealed class ShapeVariantTests : GraphFixture
{
    [Test]
    public void Gradients_of_a_batch_of_unknown_size_lose_their_shape_arithmetic()
    {
        Tensor x = tf.placeholder(tf.float64, new Shape(-1, 3)), y = tf.placeholder(tf.float64, new Shape(-1, 1));
        ResourceVariable w = tf.Variable(new NDArray(new double[3, 1] { { 0.1 }, { -0.2 }, { 0.3 } }));
        Tensor loss = tf.reduce_mean(tf.square(tf.matmul(x, w.AsTensor()) - y));
        Tensor slope = tf.gradients(loss, w)[0];
        using var session = new PlannedSession(Graph);
        session.Session.run(tf.global_variables_initializer());
        (HostTensor X, HostTensor Y) small = (Numbers(4, 3), Numbers(4, 1)), large = (Numbers(7, 3), Numbers(7, 1));
        double[] Run((HostTensor X, HostTensor Y) f) => session.Session.run(slope, new FeedItem(x, f.X), new FeedItem(y, f.Y)).ToArray<double>();
        double[] first = Run(small), other = Run(large);
        string[] general = session.StepsFor(small.X, small.Y);
        for (int i = 0; i < 30; i++)
        {
            Assert.That(Run(small), Is.EqualTo(first));
        }

        string[] steps = session.StepsFor(small.X, small.Y);
        Assert.Multiple(() =>
        {
            Assert.That(general, Has.Some.EqualTo("Shape"));
            Assert.That(steps, Has.None.AnyOf("Shape", "Size", "BroadcastGradientArgs", "Prod", "Reshape", "Tile", "Fill"), string.Join(' ', steps));
            Assert.That(steps, Has.Length.LessThan(general.Length / 2));
            Assert.That(Run(large), Is.EqualTo(other), "other shapes run by the plan for all");
            Assert.That(session.StepsFor(large.X, large.Y), Is.EqualTo(general));
        });
    }

    [Test]
    public void A_step_of_a_network_takes_a_batch_of_unknown_size_as_it_takes_one_of_that_size([Values] bool adam)
    {
        string[] Steps(int rows)
        {
            Graph graph = new Graph().as_default();
            Tensor x = tf.placeholder(tf.float32, new Shape(rows, 3)), y = tf.placeholder(tf.float32, new Shape(rows, 1));
            Tensor hidden = tf.tanh(tf.nn.bias_add(tf.matmul(x, tf.Variable(np.ones(new Shape(3, 4), tf.float32)).AsTensor()), tf.Variable(np.zeros(new Shape(4), tf.float32)).AsTensor()));
            Tensor logits = tf.nn.bias_add(tf.matmul(hidden, tf.Variable(np.ones(new Shape(4, 1), tf.float32)).AsTensor()), tf.Variable(np.zeros(new Shape(1), tf.float32)).AsTensor());
            Tensor loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels: y, logits: logits));
            Operation train = adam ? tf.train.AdamOptimizer(0.01f).minimize(loss) : tf.train.GradientDescentOptimizer(0.01f).minimize(loss);
            Operation initialize = tf.global_variables_initializer();
            graph.Exit();
            using var session = new PlannedSession(graph, null, [], patience: 2);
            session.Session.run(initialize);
            var (points, labels) = (new HostTensor(DataType.DtFloat, [6, 3], new float[18]), new HostTensor(DataType.DtFloat, [6, 1], new float[6]));
            for (int i = 0; i < 5; i++)
            {
                session.Session.run(new ITensorOrOperation[] { loss, train }, new FeedItem(x, points), new FeedItem(y, labels));
            }

            return session.StepsFor(points, labels);
        }

        Assert.That(Steps(-1), Has.Length.EqualTo(Steps(6).Length));
    }

    [Test]
    public void Functions_that_the_watched_run_calls_are_not_taken_for_it()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1)), yes = tf.placeholder(tf.@bool, Shape.Scalar);
        Tensor chosen = tf.cond(yes, () => tf.reduce_sum(Sums(x, 40)), () => tf.reduce_sum(Sums(-x, 3)));
        Tensor mean = (tf.reduce_sum(x) + chosen) / tf.cast(tf.size(x), tf.float32);
        float[] Runs(params string[] off)
        {
            using var session = new PlannedSession(Graph, null, off, patience: 0);
            return [.. Enumerable.Range(1, 6).Select(i => (float)session.Session.run(mean, (x, new[] { 1f / i, i, -i }), (yes, i % 2 == 1)))];
        }

        Assert.That(Runs(), Is.EqualTo(Runs(ShapePass.PassName)));
    }

    private static Tensor Sums(Tensor x, int times) => times == 0 ? x : Sums(tf.cumsum(x) * 0.5f, times - 1);

    [Test]
    public void A_variable_that_changes_its_shape_is_seen()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1));
        ResourceVariable v = tf.Variable(new NDArray(new float[] { 1, 2, 3 }), shape: Shape.Null);
        Tensor sizes = tf.stack(new[] { tf.size(x), tf.size(v.AsTensor()) });
        Tensor longer = tf.placeholder(tf.float32, Shape.Null);
        Operation grow = v.assign(longer).op;
        using var session = new PlannedSession(Graph, null, [], patience: 1);
        session.Session.run(tf.global_variables_initializer());
        int[] Run() => session.Session.run(sizes, (x, new float[] { 1, 2 })).ToArray<int>();
        for (int i = 0; i < 5; i++)
        {
            Assert.That(Run(), Is.EqualTo(new[] { 2, 3 }));
        }

        Assert.That(session.StepsFor(HostTensor.Of(new float[2])), Has.None.EqualTo("Size"));
        session.Session.run(grow, (longer, new float[] { 1, 2, 3, 4, 5 }));
        Assert.That(Run(), Is.EqualTo(new[] { 2, 5 }));
    }

    [Test]
    public void A_variable_assigned_in_the_run_has_the_shape_of_what_it_was_given()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1)), chosen = tf.where(x > 0f);
        ResourceVariable v = tf.Variable(new NDArray(new float[] { 1, 2, 3 }), shape: Shape.Null);
        Tensor assigned = v.assign(tf.gather_nd(x, chosen));
        Tensor size;
        using (tf.control_dependencies(new ITensorOrOperation[] { assigned }))
        {
            size = tf.size(tf.identity(v.read_value())) + (0 * tf.size(x));
        }

        using var session = new PlannedSession(Graph, null, [], patience: 1);
        session.Session.run(tf.global_variables_initializer());
        for (int positive = 0; positive <= 4; positive++)
        {
            float[] values = [.. Enumerable.Range(0, 4).Select(i => i < positive ? 1f : -1f)];
            Assert.That((int)session.Session.run(size, (x, values)), Is.EqualTo(positive));
        }
    }

    [Test]
    public void Variables_that_one_step_assigns_have_the_shapes_of_what_they_were_given()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1)), some = tf.gather_nd(x, tf.where(x > 0f));
        ResourceVariable v = tf.Variable(new NDArray(new float[] { 1, 2, 3 }), shape: Shape.Null), w = tf.Variable(new NDArray(new float[] { 1 }), shape: Shape.Null);
        Tensor[] assigned = [v.assign(some * 2f), w.assign(some * 3f)], sizes;
        using (tf.control_dependencies(assigned))
        {
            sizes = [tf.size(tf.identity(v.read_value())) + (0 * tf.size(x)), tf.size(tf.identity(w.read_value()))];
        }

        using var session = new PlannedSession(Graph, null, [], patience: 1);
        session.Session.run(tf.global_variables_initializer());
        for (int positive = 0; positive <= 4; positive++)
        {
            float[] values = [.. Enumerable.Range(0, 4).Select(i => i < positive ? 1f : -1f)];
            Assert.That(session.Session.run(sizes, (x, values)).Select(n => (int)n), Is.All.EqualTo(positive));
            Assert.That(session.Steps, Has.One.EqualTo("Mul+AssignVariableOp+Mul+AssignVariableOp"));
        }
    }

    [Test]
    public void Random_draws_go_on_in_their_stream()
    {
        tf.set_random_seed(5);
        Tensor x = tf.placeholder(tf.float32, new Shape(-1, 2));
        Tensor y = x + tf.random.uniform(tf.shape(x), seed: 3);
        float[][] Runs(params string[] off)
        {
            using var session = new PlannedSession(Graph, null, off, patience: 2);
            return [.. Enumerable.Range(0, 8).Select(_ => session.Session.run(y, (x, new float[3, 2])).ToArray<float>())];
        }

        float[][] with = Runs(), without = Runs(ShapePass.PassName);
        Assert.That(with, Is.EqualTo(without));
        Assert.That(with.Select(r => r[0]).Distinct().Count(), Is.EqualTo(8));
    }

    [Test]
    public void A_fetch_still_waits_for_what_it_depends_on()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1));
        ResourceVariable count = tf.Variable(0);
        Tensor size, same;
        using (tf.control_dependencies(new ITensorOrOperation[] { count.assign_add(1) }))
        {
            size = tf.size(x);
            same = tf.reshape(x, tf.shape(x));
        }

        using var session = new PlannedSession(Graph, null, [], patience: 1);
        session.Session.run(tf.global_variables_initializer());
        for (int i = 1; i <= 6; i++)
        {
            Assert.That((int)session.Session.run(size, (x, new float[3])), Is.EqualTo(3));
            Assert.That(session.Session.run(same, (x, new float[2])).ToArray<float>(), Is.EqualTo(new float[2]));
            Assert.That((int)session.Session.run(count), Is.EqualTo(2 * i));
        }
    }

    [Test]
    public void More_shapes_than_are_kept_run_all_the_same()
    {
        Tensor x = tf.placeholder(tf.int32, new Shape(-1)), y = tf.reduce_sum(x) + tf.size(x);
        using var session = new PlannedSession(Graph, null, [], patience: 0);
        for (int round = 0; round < 3; round++)
        {
            for (int n = 0; n < 20; n++)
            {
                Assert.That((int)session.Session.run(y, (x, Enumerable.Range(0, n).ToArray())), Is.EqualTo((n * (n - 1) / 2) + n));
            }
        }
    }

    [Test]
    public void Threads_that_run_one_call_agree()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1)), y = tf.reduce_sum(x) / tf.cast(tf.size(x), tf.float32);
        using var session = new PlannedSession(Graph, null, [], patience: 3);
        Parallel.For(0, 400, i =>
        {
            int n = 1 + (i % 3);
            Assert.That((float)session.Session.run(y, (x, Enumerable.Repeat((float)n, n).ToArray())), Is.EqualTo(n));
        });
    }

    /// <summary>What an op's shape depends on is told right: other values of the same shapes give what a plan without the pass gives.</summary>
    [Test]
    public void Samples_give_the_same_for_all_values_of_their_shapes()
    {
        var failures = new List<string>();
        foreach (OpSample sample in OpSamples.All)
        {
            using var graph = new SampleGraph(sample);
            Tensor[] fetches = [.. graph.Outputs.Where(t => t.dtype is not (TF_DataType.TF_RESOURCE or TF_DataType.TF_VARIANT)).SelectMany(t => new[] { t, tf.shape(t), tf.size(t) })];
            (Tensor Key, HostTensor Value)[] fed = [.. graph.Inputs.Zip(graph.Values).Where(f => f.First.op.type == "Placeholder")];
            if (fetches.Length == 0 || fed.Length == 0)
            {
                continue;
            }

            using var with = new PlannedSession(graph.Inputs[0].graph, null, [], patience: 0);
            using var without = new PlannedSession(graph.Inputs[0].graph, null, [ShapePass.PassName], patience: 0);
            for (int run = 0; run < 4; run++)
            {
                FeedItem[] feeds = [.. fed.Select(f => new FeedItem(f.Key, Turned(f.Value, run)))];
                string[] found = Results(with.Session, fetches, feeds), expected = Results(without.Session, fetches, feeds);
                if (!found.SequenceEqual(expected))
                {
                    failures.Add($"{sample.Op}, {sample.Name}, run {run}: {string.Join(" | ", found)}, not {string.Join(" | ", expected)}");
                    break;
                }
            }
        }

        Assert.That(failures, Is.Empty);
    }

    private static string[] Results(Session session, Tensor[] fetches, FeedItem[] feeds)
    {
        try
        {
            return [.. session.run(fetches, feeds).Select(v => $"{v.dtype} {v.shape} {Convert.ToHexString(v.ToByteArray())}")];
        }
        catch (EngineException e)
        {
            return [e.Message];
        }
    }

    // The same elements in another order, and in the last run all the first.
    private static HostTensor Turned(HostTensor value, int by)
    {
        var elements = (Array)value.Elements.Clone();
        for (int i = 0; i < elements.Length; i++)
        {
            elements.SetValue(value.Elements.GetValue(by == 3 ? 0 : (i + by) % elements.Length), i);
        }

        return new HostTensor(value.DataType, value.Dimensions, elements);
    }

    private static HostTensor Numbers(int rows, int columns)
        => new(DataType.DtDouble, [rows, columns], Enumerable.Range(1, rows * columns).Select(i => Math.Sin(i)).ToArray());
}
