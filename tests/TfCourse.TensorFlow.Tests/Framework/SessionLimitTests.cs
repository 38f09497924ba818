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
        for (int race = 0; race < 100; race++)
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
