using Google.Protobuf;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Depth costs no stack: long chains are built, differentiated and run on a small one.</summary>
[TestFixture]
public sealed class DepthTests
{
    private const int Stack = 256 << 10;

    [Test]
    public void A_chain_of_a_hundred_thousand_ops_is_built_differentiated_and_run_on_a_small_stack()
    {
        const int length = 100_000;
        float y = 0, dx = 0;
        OnSmallStack(() =>
        {
            using Graph graph = new Graph().as_default();
            Tensor x = tf.placeholder(tf.float32, Shape.Scalar, "x"), z = Chain(x, length);
            Tensor[] gradient = tf.gradients(z, x);
            using Session session = new(graph);
            NDArray[] values = session.run(new[] { z, gradient[0] }, (x, 3f));
            (y, dx) = (values[0], values[1]);
        });
        Assert.That((y, dx), Is.EqualTo((3f, 1f)));
    }

    [Test]
    public void A_deep_graph_is_exported_imported_and_saved_on_a_small_stack()
    {
        var files = new MemoryFileSystem();
        float restored = 0, slope = 0;
        OnSmallStack(() =>
        {
            byte[] bytes;
            using (Graph graph = new Graph().as_default())
            {
                ResourceVariable w = tf.Variable(2f, name: "w");
                tf.identity(Chain(w.AsTensor(), 10_000), "end");
                bytes = graph.as_graph_def().ToByteArray();
                using Session session = new(graph);
                session.run(tf.global_variables_initializer());
                new Saver(files: files).save(session, "run/deep");
            }

            using Graph imported = new Graph().as_default();
            tf.import_graph_def(GraphDef.Parser.ParseFrom(bytes), name: "");
            Tensor end = imported.get_tensor_by_name("end:0"), read = imported.get_operation_by_name("Neg").inputs[0];
            Tensor gradient = tf.gradients(end, read)[0];
            using Session again = new(imported);
            again.run(imported.get_operation_by_name("w/Assign"));
            NDArray[] values = again.run(new[] { end, gradient });
            (restored, slope) = (values[0], values[1]);
        });
        Assert.That((restored, slope), Is.EqualTo((2f, 1f)));
        Assert.That(files.Paths, Has.Member("run/deep.index").And.Member("run/deep.meta"));
    }

    private static Tensor Chain(Tensor x, int length)
    {
        for (int i = 0; i < length; i++)
        {
            x = tf.negative(x);
        }

        return x;
    }

    private static void OnSmallStack(Action run)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    run();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            Stack);
        thread.Start();
        thread.Join();
        Assert.That(failure, Is.Null);
    }
}
