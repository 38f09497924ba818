using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>One session run by several threads at once.</summary>
[TestFixture]
public sealed class SessionThreadTests
{
    private const int Threads = 4;
    private const int Runs = 2_000;

    [Test]
    public void Updates_of_one_variable_are_all_counted()
    {
        using Graph graph = new Graph().as_default();
        ResourceVariable counter = tf.Variable(0L, name: "counter");
        Operation add = tf.group([counter.assign_add(1L)]);
        Operation initialize = tf.global_variables_initializer();
        using Session session = new(graph);
        session.run(initialize);
        Parallel(() => session.run(add));
        Assert.That((long)session.run(counter.GraphElement), Is.EqualTo(Threads * Runs));
    }

    [Test]
    public void Each_run_sees_its_own_feeds()
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, (-1, 3), "x");
        Tensor y = tf.reduce_sum(tf.matmul(x, new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }) * 2f);
        using Session session = new(graph);
        int next = 0, wrong = 0;
        Parallel(() =>
        {
            int n = Interlocked.Increment(ref next) % 17;
            var rows = new float[n + 1, 3];
            for (int i = 0; i <= n; i++)
            {
                (rows[i, 0], rows[i, 1], rows[i, 2]) = (n, 1, 2);
            }

            float expected = 2f * (n + 1) * ((3f * n) + 7 + 22);
            if ((float)session.run(y, (x, rows)) != expected)
            {
                Interlocked.Increment(ref wrong);
            }
        });
        Assert.That(wrong, Is.Zero);
    }

    [Test]
    public void A_reader_keeps_the_value_that_it_read_when_a_later_node_writes()
    {
        using Graph graph = new Graph().as_default();
        ResourceVariable w = tf.Variable(new float[] { 1, 2, 3 }, name: "w");
        Tensor before = w.value();
        Tensor after;
        using (tf.control_dependencies([before]))
        {
            after = w.assign(new float[] { 10, 20, 30 });
        }

        using Session session = new(graph);
        session.run(w.Initializer);
        (NDArray old, NDArray now) = session.run((before, after));
        Assert.Multiple(() =>
        {
            Assert.That(old.ToArray<float>(), Is.EqualTo(new float[] { 1, 2, 3 }));
            Assert.That(now.ToArray<float>(), Is.EqualTo(new float[] { 10, 20, 30 }));
        });
    }

    [Test]
    public void Nodes_are_added_while_others_run_and_are_there_for_the_next_run()
    {
        const int count = 20_000;
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, Shape.Scalar, "x"), newest = x * 2f;
        using var session = new Session(graph);
        bool done = false;
        int runs = 0;
        Exception? failure = null;
        var runner = new Thread(() =>
        {
            try
            {
                while (!Volatile.Read(ref done) || runs == 0)
                {
                    Tensor seen = Volatile.Read(ref newest);
                    if ((float)session.run(seen, (x, 1f)) != 2f)
                    {
                        throw new InvalidOperationException($"{seen.name} has a wrong value");
                    }

                    runs++;
                }
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        runner.Start();
        for (int i = 0; i < count; i++)
        {
            Volatile.Write(ref newest, i % 50 == 0 ? tf.multiply(x, 2f) : tf.identity(newest));
        }

        Volatile.Write(ref done, true);
        runner.Join();
        Assert.That(failure, Is.Null);
        Assert.That((float)session.run(newest, (x, 1f)), Is.EqualTo(2f));
        Assert.That(runs, Is.Positive);
    }

    [Test]
    public void A_run_after_disposal_is_refused()
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.constant(1f);
        var session = new Session(graph);
        session.run(x);
        session.Dispose();
        session.Dispose();
        Assert.That(() => session.run(x), Throws.TypeOf<ObjectDisposedException>());
    }

    private static void Parallel(Action run)
    {
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < Runs; i++)
            {
                run();
            }
        }))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
    }
}
