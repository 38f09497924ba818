using System.Text;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Queues: order, waiting, closing, and that who waits holds up nobody.</summary>
[TestFixture]
public sealed class QueueTests : QueueFixture
{
    private static string[] Text(NDArray strings) => [.. ((byte[][])strings.Host.Elements).Select(Encoding.UTF8.GetString)];

    [Test]
    public void Elements_leave_in_the_order_of_their_coming()
    {
        FIFOQueue queue = tf.FIFOQueue(10, [tf.float32, TF_DataType.TF_STRING], [new Shape(2), Shape.Scalar]);
        Operation enqueue = queue.enqueue_many([new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, new[] { "a", "b", "c" }], null);
        Tensors one = queue.dequeue(), two = queue.dequeue_many(2);
        using Session session = OneThread();
        session.run(enqueue);
        NDArray[] first = session.run(one, null, Patience), rest = session.run(two, null, Patience);
        Assert.That(first[0].ToArray<float>(), Is.EqualTo(new float[] { 1, 2 }));
        Assert.That(Text(first[1]), Is.EqualTo(new[] { "a" }));
        Assert.That(rest[0].ToArray<float>(), Is.EqualTo(new float[] { 3, 4, 5, 6 }));
        Assert.That(Text(rest[1]), Is.EqualTo(new[] { "b", "c" }));
        Assert.That((int)session.run(queue.size()), Is.Zero);
    }

    [Test]
    public void A_node_that_waits_lets_the_node_run_that_it_waits_for()
    {
        FIFOQueue queue = tf.FIFOQueue(1, [tf.float32], [Shape.Scalar]);
        Tensor taken = (Tensor)queue.dequeue() * 2f;
        Operation put = queue.enqueue(21f);
        using Session session = OneThread();
        Assert.That((float)session.run(new object[] { taken, put }, null, Patience)[0], Is.EqualTo(42));
    }

    [Test]
    public void Two_queues_in_one_run_do_not_hold_each_other_up()
    {
        FIFOQueue there = tf.FIFOQueue(1, [tf.int32], [Shape.Scalar], name: "there"), back = tf.FIFOQueue(1, [tf.int32], [Shape.Scalar], name: "back");
        Tensor answer = back.dequeue();
        Operation reply = back.enqueue((Tensor)there.dequeue() + 1), ask = there.enqueue(4);
        using Session session = OneThread();
        Assert.That((int)session.run(new object[] { answer, reply, ask }, null, Patience)[0], Is.EqualTo(5));
    }

    [Test]
    public void Nodes_beside_the_one_that_waits_take_effect_at_once()
    {
        FIFOQueue queue = tf.FIFOQueue(1, [tf.int32], [Shape.Scalar]);
        RequireEffectsBeside(queue.dequeue(), queue);
    }

    [Test]
    public void Many_producers_and_consumers_lose_and_double_nothing()
    {
        const int Each = 200, Threads = 4;
        FIFOQueue queue = tf.FIFOQueue(3, [tf.int32], [Shape.Scalar]);
        Tensor value = tf.placeholder(tf.int32, Shape.Scalar);
        Operation put = queue.enqueue(value);
        Tensor take = queue.dequeue_up_to(2);
        Operation close = queue.close();
        using Session session = OneThread();
        Task[] producers = [.. Enumerable.Range(0, Threads).Select(t => Task.Factory.StartNew(() =>
        {
            for (int i = 0; i < Each; i++)
            {
                session.run(put, (value, (t * Each) + i));
            }
        }, TaskCreationOptions.LongRunning))];
        Task<List<int>>[] consumers = [.. Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(() =>
        {
            var got = new List<int>();
            while (true)
            {
                try
                {
                    got.AddRange(session.run(take).ToArray<int>());
                }
                catch (EngineException e) when (e.Code == StatusCode.OutOfRange)
                {
                    return got;
                }
            }
        }, TaskCreationOptions.LongRunning))];
        Assert.That(Task.WaitAll(producers, TimeSpan.FromMinutes(2)), Is.True);
        session.run(close);
        Assert.That(Task.WaitAll(consumers, TimeSpan.FromMinutes(2)), Is.True);
        Assert.That(consumers.SelectMany(c => c.Result).Order(), Is.EqualTo(Enumerable.Range(0, Threads * Each)));
    }

    [Test]
    public void A_run_that_is_cancelled_while_it_waits_leaves_the_queue_as_it_was()
    {
        FIFOQueue queue = tf.FIFOQueue(10, [tf.int32], [Shape.Scalar]);
        Operation put = queue.enqueue_many([new[] { 1, 2, 3 }], null);
        Tensor five = queue.dequeue_many(5), three = queue.dequeue_many(3);
        using Session session = OneThread();
        session.run(put);
        using var stop = new CancellationTokenSource(50);
        Assert.That(Assert.Throws<EngineException>(() => session.run(five, null, stop.Token))!.Code, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(session.run(three, null, Patience)[0].ToArray<int>(), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void A_closed_queue_gives_what_is_left_and_takes_nothing_more()
    {
        FIFOQueue queue = tf.FIFOQueue(10, [tf.int32], [Shape.Scalar]);
        Operation put = queue.enqueue_many([new[] { 1, 2, 3 }], null), close = queue.close();
        Tensor two = queue.dequeue_many(2), upTo = queue.dequeue_up_to(2), closed = queue.is_closed();
        using Session session = OneThread();
        session.run(put);
        Assert.That((bool)session.run(closed), Is.False);
        session.run(close);
        Assert.That((bool)session.run(closed), Is.True);
        Assert.That(session.run(two).ToArray<int>(), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Assert.Throws<EngineException>(() => session.run(two))!.Code, Is.EqualTo(StatusCode.OutOfRange));
        Assert.That(session.run(upTo).ToArray<int>(), Is.EqualTo(new[] { 3 }));
        Assert.That(Assert.Throws<EngineException>(() => session.run(upTo))!.Code, Is.EqualTo(StatusCode.OutOfRange));
        Assert.That(Assert.Throws<EngineException>(() => session.run(put))!.Code, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(Assert.Throws<EngineException>(() => session.run(close))!.Code, Is.EqualTo(StatusCode.Cancelled));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Closing_fails_who_waits_to_enter_or_lets_them_in_first(bool cancels)
    {
        FIFOQueue queue = tf.FIFOQueue(1, [tf.int32], [Shape.Scalar]);
        Operation put = queue.enqueue(1), close = queue.close(cancels);
        Tensor take = queue.dequeue(), size = queue.size();
        using Session session = OneThread();
        session.run(put);
        Task waiting = Task.Run(() => session.run(put));
        Assert.That(waiting.Wait(100), Is.False);
        Task closing = Task.Run(() => session.run(close));
        if (cancels)
        {
            Assert.That(Assert.Throws<EngineException>(() => waiting.GetAwaiter().GetResult())!.Code, Is.EqualTo(StatusCode.Cancelled));
        }
        else
        {
            Assert.That(closing.Wait(100), Is.False);
            session.run(take);
            waiting.Wait();
        }

        closing.Wait();
        Assert.That((int)session.run(size), Is.EqualTo(1));
    }

    [Test]
    public void A_session_that_closes_ends_who_waits()
    {
        FIFOQueue queue = tf.FIFOQueue(1, [tf.int32], [Shape.Scalar]);
        Tensor take = queue.dequeue();
        Session session = OneThread();
        Exception? error = null;
        var waiting = new Thread(() =>
        {
            try
            {
                session.run(take);
            }
            catch (Exception e) when (e is EngineException or ObjectDisposedException)
            {
                error = e;
            }
        });
        waiting.Start();

        // Twice in a row: a thread also sleeps for a moment where it is compiled.
        for (int asleep = 0; asleep < 2; asleep = waiting.ThreadState == ThreadState.WaitSleepJoin ? asleep + 1 : 0)
        {
            Thread.Sleep(50);
        }

        session.close();
        waiting.Join();
        Assert.That(error, Is.InstanceOf<EngineException>());
        Assert.That(((EngineException)error!).Code, Is.EqualTo(StatusCode.Cancelled));
    }

    [Test]
    public void A_shuffled_queue_gives_each_once_and_the_same_order_for_the_same_seeds()
    {
        int[] Order(int seed)
        {
            RandomShuffleQueue queue = tf.RandomShuffleQueue(100, 10, [tf.int32], [Shape.Scalar], seed);
            Operation put = queue.enqueue_many([Enumerable.Range(0, 50).ToArray()], null), close = queue.close();
            Tensor many = queue.dequeue_many(40), one = queue.dequeue(), rest = queue.dequeue_up_to(20);
            using Session session = OneThread();
            session.run(put);
            int[] first = session.run(many).ToArray<int>();
            Assert.That(Assert.Throws<EngineException>(() => session.run(one, null, new RunOptions { TimeoutInMs = 50 }))!.Code, Is.EqualTo(StatusCode.DeadlineExceeded), "ten stay inside");
            session.run(close);
            return [.. first, .. session.run(rest).ToArray<int>()];
        }

        tf.set_random_seed(3);
        int[] a = Order(1), b = Order(1), c = Order(2);
        Assert.That(a, Is.EquivalentTo(Enumerable.Range(0, 50)));
        Assert.That(a, Is.EqualTo(b));
        Assert.That(a, Is.Not.EqualTo(c));
    }

    [Test]
    public void Elements_of_different_sizes_are_padded_with_zeros()
    {
        PaddingFIFOQueue queue = tf.PaddingFIFOQueue(10, [tf.float32], [new Shape(-1, -1)]);
        Operation a = queue.enqueue(tf.constant(new float[,] { { 1, 2, 3 } })), b = queue.enqueue(tf.constant(new float[,] { { 4 }, { 5 } }));
        Tensor both = queue.dequeue_many(2);
        using Session session = OneThread();
        session.run(a);
        session.run(b);
        NDArray batch = session.run(both);
        Assert.That(batch.shape.dims, Is.EqualTo(new long[] { 2, 2, 3 }));
        Assert.That(batch.ToArray<float>(), Is.EqualTo(new float[] { 1, 2, 3, 0, 0, 0, 4, 0, 0, 5, 0, 0 }));
    }

    [Test]
    public void The_least_priority_leaves_first()
    {
        PriorityQueue queue = tf.PriorityQueue(10, [TF_DataType.TF_STRING], [Shape.Scalar]);
        Operation put = queue.enqueue_many([new[] { 5L, 1L, 3L, 1L }, new[] { "e", "a", "c", "b" }], null);
        Tensors all = queue.dequeue_many(4);
        using Session session = OneThread();
        session.run(put);
        NDArray[] values = session.run((object)all);
        Assert.That(values[0].ToArray<long>(), Is.EqualTo(new[] { 1L, 1L, 3L, 5L }));
        Assert.That(Text(values[1]), Is.EqualTo(new[] { "a", "b", "c", "e" }));
    }

    [Test]
    public void Queues_of_old_graphs_run()
    {
        Tensor handle = Build.One("FIFOQueue", "old", [], ("component_types", [tf.int32]), ("capacity", 4));
        Operation put = Graph.AddNode("QueueEnqueue", [handle, 8], [], "put");
        Tensor taken = Build.Many("QueueDequeue", "take", [handle], ("component_types", [tf.int32]))[0], size = Build.One("QueueSize", "size", [handle]);
        using Session session = OneThread();
        session.run(put);
        Assert.That((int)session.run(size), Is.EqualTo(1));
        Assert.That((int)session.run(taken), Is.EqualTo(8));
    }

    [Test]
    public void A_traced_run_tells_when_each_node_ran_also_those_that_waited()
    {
        FIFOQueue queue = tf.FIFOQueue(1, [tf.float32], [Shape.Scalar], name: "q");
        Tensor x = tf.placeholder(tf.float32, Shape.Scalar, "x"), taken = tf.multiply(queue.dequeue(), 2f, "twice");
        Operation put = queue.enqueue(x);
        using Session session = OneThread();
        var metadata = new RunMetadata();
        NDArray[] values = session.run(new object[] { taken, put }, [(x, 4f)], new RunOptions { TraceLevel = RunOptions.Types.TraceLevel.FullTrace, TimeoutInMs = 60_000 }, metadata);
        Assert.That((float)values[0], Is.EqualTo(8));
        DeviceStepStats device = metadata.StepStats.DevStats.Single();
        Assert.That(device.NodeStats.Select(n => n.NodeName), Is.SupersetOf(new[] { "_SOURCE", "_arg_x_0_0", "q", "q_Dequeue", "q_enqueue", "twice", "_retval_twice_0_0" }));
        Assert.That(device.NodeStats.Single(n => n.NodeName == "q_enqueue").TimelineLabel, Is.EqualTo("QueueEnqueueV2(q, _arg_x_0_0)"));
        Assert.That(device.NodeStats.Select(n => n.AllEndRelNanos), Has.All.GreaterThanOrEqualTo(0));
        NodeExecStats waited = device.NodeStats.Single(n => n.NodeName == "q_Dequeue"), entered = device.NodeStats.Single(n => n.NodeName == "q_enqueue");
        Assert.That(waited.AllStartNanos, Is.LessThanOrEqualTo(entered.AllStartNanos));
        Assert.That(waited.AllStartNanos + waited.AllEndRelNanos, Is.GreaterThanOrEqualTo(entered.AllStartNanos));
    }

    [Test]
    public void Wrong_elements_are_refused_and_change_nothing()
    {
        FIFOQueue queue = tf.FIFOQueue(4, [tf.int32, tf.float32], [Shape.Scalar, new Shape(2)]);
        Tensor any = tf.placeholder(tf.float32);
        Operation put = queue.enqueue([1, any], null), few = queue.enqueue(1);
        using Session session = OneThread();
        Assert.That(Assert.Throws<EngineException>(() => session.run(put, (any, new float[] { 1, 2, 3 })))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(Assert.Throws<EngineException>(() => session.run(few))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That((int)session.run(queue.size()), Is.Zero);
        Assert.Throws<ValueError>(() => queue.enqueue(1, tf.constant(new float[] { 1, 2, 3 })));
        Assert.Throws<TypeError>(() => queue.enqueue(1.5f, tf.constant(new float[] { 1, 2 })));
        Assert.Throws<ValueError>(() => queue.enqueue_many([new[] { 1, 2, 3 }, new float[2, 2]], null));
    }
}
