using Tensorflow;
using Tensorflow.NumPy;
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
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using Graph graph = new Graph().as_default();
                Tensor x = tf.placeholder(tf.float32, Shape.Scalar, "x");
                Tensor z = x;
                for (int i = 0; i < length; i++)
                {
                    z = tf.negative(z);
                }

                Tensor[] gradient = tf.gradients(z, x);
                using Session session = new(graph);
                NDArray[] values = session.run(new[] { z, gradient[0] }, (x, 3f));
                (y, dx) = (values[0], values[1]);
            }
            catch (Exception e)
            {
                failure = e;
            }
        }, Stack);
        thread.Start();
        thread.Join();
        Assert.Multiple(() =>
        {
            Assert.That(failure, Is.Null);
            Assert.That((y, dx), Is.EqualTo((3f, 1f)));
        });
    }
}
