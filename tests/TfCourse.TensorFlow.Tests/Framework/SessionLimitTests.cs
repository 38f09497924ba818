using System.Diagnostics;
using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class SessionLimitTests
{
    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    private static Tensor Endless() => tf.while_loop(i => i >= 0, i => (i + 1) % 1000, tf.constant(0));

    [Test]
    public void A_loop_that_does_not_end_ends_at_the_time_limit_of_its_run()
    {
        Tensor endless = Endless();
        using Session session = tf.Session();
        var clock = Stopwatch.StartNew();
        EngineException error = Assert.Throws<EngineException>(() => session.run(endless, [], new RunOptions { TimeoutInMs = 100 }))!;
        Assert.That(error.Code, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(clock.ElapsedMilliseconds, Is.LessThan(10_000));
        Assert.That((int)session.run(tf.constant(3)), Is.EqualTo(3));
    }

    [Test]
    public void A_session_may_have_a_time_limit_for_all_its_runs()
    {
        Tensor endless = Endless();
        using Session session = tf.Session(new ConfigProto { OperationTimeoutInMs = 100 });
        Assert.That(Assert.Throws<EngineException>(() => session.run(endless))!.Code, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(Assert.Throws<EngineException>(() => session.run(endless.op))!.Code, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [Test]
    public void A_run_that_is_cancelled_ends_as_cancelled()
    {
        Tensor endless = Endless();
        using Session session = tf.Session();
        using var cancel = new CancellationTokenSource(50);
        Assert.That(Assert.Throws<EngineException>(() => session.run(endless, [], cancel.Token))!.Code, Is.EqualTo(StatusCode.Cancelled));
    }

    [Test]
    public void Disposal_during_a_run_ends_it_or_lets_it_finish()
    {
        Tensor x = tf.placeholder(tf.float32, (-1, 8)), y = tf.reduce_sum(tf.matmul(x, tf.ones((8, 8))));
        var feed = new float[4, 8];
        Graph graph = tf.get_default_graph();
        // On a busy machine it may take more races until one is close.
        for (int race = 0; race < 100 || (race < 10_000 && Volatile.Read(ref _ended) == 0); race++)
        {
            var session = new Session(graph);
            var runner = new Thread(() =>
            {
                try
                {
                    for (int i = 0; i < 20; i++)
                    {
                        session.run(y, (x, feed));
                    }
                }
                catch (Exception e) when (e is ObjectDisposedException or EngineException { Code: StatusCode.Cancelled })
                {
                    Interlocked.Increment(ref _ended);
                }
            });
            runner.Start();
            session.Dispose();
            Assert.That(runner.Join(10_000), "a run did not end after its session was disposed");
        }

        Assert.That(_ended, Is.GreaterThan(0));
    }

    private int _ended;

    private static IEnumerable<TestCaseData> Greedy()
    {
        static TestCaseData Case(string what, Func<Tensor> build) => new TestCaseData(build).SetArgDisplayNames(what);
        yield return Case("one value for 2 GiB of a constant", () =>
        {
            var value = new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorProtos.Shape([1L << 29]), FloatVal = { 1f } };
            var node = new NodeDef { Name = "c", Op = "Const", Attr = { ["dtype"] = new AttrValue { Type = DataType.DtFloat }, ["value"] = new AttrValue { Tensor = value } } };
            tf.import_graph_def(new GraphDef { Node = { node } }, name: "");
            return tf.reduce_sum(tf.get_default_graph().get_tensor_by_name("c:0"));
        });
        yield return Case("a fill of 1 GiB", () => tf.reduce_sum(tf.fill(new Shape(1 << 28), 1f)));
        yield return Case("a fill of sizes computed in the run", () => tf.reduce_sum(tf.fill(tf.constant(new[] { 1 << 14 }) * tf.constant(new[] { 1 << 14 }), 1f)));
        yield return Case("a tensor that doubles 26 times", () => tf.reduce_sum(Enumerable.Range(0, 26).Aggregate(tf.placeholder_with_default(new float[4], new[] { -1 }), (x, _) => tf.concat([x, x], 0))));
        yield return Case("a loop that doubles", () => tf.reduce_sum(tf.while_loop(v => v[0] < 40, v => [v[0] + 1, tf.concat([v[1], v[1]], 0)], [tf.constant(0), tf.ones(new Shape(4))], shape_invariants: [Shape.Scalar, new Shape(-1)])[1]));
        yield return Case("a product of a column and a row", () => tf.reduce_sum(tf.matmul(tf.ones((1 << 14, 1)), tf.ones((1, 1 << 14)))));
        yield return Case("strings", () => tf.reduce_sum(tf.cast(tf.equal(tf.fill(tf.constant(new[] { 1 << 25 }), tf.constant("a")), "a"), tf.int32)));
        yield return Case("a grid that stretches", () => tf.reduce_sum(tf.broadcast_to(tf.constant(1f), new Shape(1 << 14, 1 << 14))));
        yield return Case("random numbers", () => tf.reduce_sum(tf.random.uniform(new Shape(1 << 28))));
    }

    [TestCaseSource(nameof(Greedy))]
    public void A_run_that_wants_more_memory_than_its_session_allows_ends_before_it_takes_it(Func<Tensor> build)
    {
        Tensor greedy = build();
        using Session session = tf.Session();
        session.MaxRunBytes = 32 << 20;
        long before = GC.GetAllocatedBytesForCurrentThread();
        EngineException refused = Assert.Throws<EngineException>(() => session.run(greedy))!;
        Assert.That(refused.Code, Is.EqualTo(StatusCode.ResourceExhausted), refused.Message);
        Assert.That(refused.Message, Does.Contain("MaxRunBytes"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(64 << 20));
        Assert.That((int)session.run(tf.constant(3)), Is.EqualTo(3));
    }

    [Test]
    public void Memory_that_is_free_again_makes_room_for_other_sizes()
    {
        Tensor n = tf.placeholder(tf.int32, new Shape(1)), sum = tf.reduce_sum(tf.exp(tf.fill(n, 0f)));
        using Session session = tf.Session();
        session.MaxRunBytes = 40 << 20;
        Assert.That(new[] { 1_000_000, 2_000_000, 1_500_000, 3_000_000, 1_000_000 }.Select(i => (float)session.run(sum, (n, new[] { i }))), Is.EqualTo(new[] { 1e6f, 2e6f, 1.5e6f, 3e6f, 1e6f }));
        Assert.That(() => session.MaxRunBytes = 0, Throws.InstanceOf<EngineException>());
    }

    [Test]
    public void A_session_has_one_device() => Assert.That(tf.Session().list_devices().Select(d => d.device_type), Is.EqualTo(new[] { "CPU" }));

    [Test]
    public void Summing_a_graph_that_grows_while_it_runs_is_safe()
    {
        Tensor x = tf.constant(1f);
        Graph graph = tf.get_default_graph();
        using var session = new Session(graph);
        for (int i = 0; i < 50; i++)
        {
            x += 1f;
            Assert.That((float)session.run(x), Is.EqualTo(i + 2f));
        }
    }
}
