using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Tests of nodes that wait for queues, in sessions of one thread, where whoever holds up others is found out.</summary>
public abstract class QueueFixture : GraphFixture
{
    /// <summary>Far above what a right run takes: only a run that hangs comes to it.</summary>
    protected static RunOptions Patience { get; } = new() { TimeoutInMs = 60_000 };

    /// <summary>A session of one thread for the test's graph.</summary>
    protected static Session OneThread() => new(config: new ConfigProto { IntraOpParallelismThreads = 1, InterOpParallelismThreads = 1 });

    /// <summary>Requires that a node beside the one that takes from the queue has its effect while that one waits.</summary>
    protected static void RequireEffectsBeside(Tensor taken, FIFOQueue queue)
    {
        ResourceVariable seen = tf.Variable(0, name: "seen");
        Operation mark = seen.assign(7).op, put = queue.enqueue(seen.AsTensor());
        using Session session = OneThread();
        session.run(tf.global_variables_initializer());
        Task<NDArray[]> waiting = Task.Run(() => session.run(new object[] { taken, mark }, null, Patience));
        while ((int)session.run(seen.AsTensor()) != 7)
        {
            Thread.Sleep(1);
        }

        session.run(put);
        Assert.That((int)waiting.Result[0], Is.EqualTo(7));
    }
}
