using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class SessionTests
{
    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    [Test]
    public void A_fed_product_is_computed()
    {
        Tensor x = tf.placeholder(tf.float32, (-1, 2), "x");
        Tensor y = tf.matmul(x, new float[,] { { 1, 2 }, { 3, 4 } }) * 2 + 1;
        using Session sess = tf.Session();
        NDArray result = sess.run(y, (x, new float[,] { { 1, 1 } }));
        Assert.That(result.ToArray<float>(), Is.EqualTo(new float[] { 9, 13 }));
        Assert.That(y.shape, Is.EqualTo(new Shape(-1, 2)));
        Assert.That(y.name, Is.EqualTo("add:0"));
    }

    [Test]
    public void A_gradient_flows_through_a_product()
    {
        Tensor a = tf.placeholder(tf.float64, (2, 2));
        Tensor b = tf.placeholder(tf.float64, (2, 2));
        Tensor[] g = tf.gradients(tf.matmul(a, -b), new[] { a, b });
        using Session sess = tf.Session();
        NDArray[] r = sess.run(g, (a, new double[,] { { 1, 2 }, { 3, 4 } }), (b, new double[,] { { 5, 6 }, { 7, 8 } }));
        Assert.That(r[0].ToArray<double>(), Is.EqualTo(new double[] { -11, -15, -11, -15 }));
        Assert.That(r[1].ToArray<double>(), Is.EqualTo(new double[] { -4, -4, -6, -6 }));
    }

    [Test]
    public void A_tensor_added_to_itself_several_times_counts_as_often()
    {
        Tensor x = tf.placeholder(tf.float32, (-1, 2), "x");
        Tensor doubled = x * 2f;
        using Session sess = tf.Session();
        NDArray result = sess.run(tf.add_n([doubled, doubled, doubled]), (x, new float[,] { { 1, 2 } }));
        Assert.That(result.ToArray<float>(), Is.EqualTo(new float[] { 6, 12 }));
    }

    [Test]
    public void An_unfed_placeholder_is_named()
    {
        Tensor x = tf.placeholder(tf.float32, (-1, 4), "x");
        using Session sess = tf.Session();
        var error = Assert.Throws<TfCourse.Engine.EngineException>(() => sess.run(tf.negative(x)));
        Assert.That(error!.Code, Is.EqualTo(TfCourse.Engine.StatusCode.InvalidArgument));
        Assert.That(error.Message, Does.Contain("You must feed a value for placeholder tensor 'x' with dtype float and shape [?,4]"));
    }

    [Test]
    public void Shapes_that_do_not_fit_are_refused_while_building()
    {
        Tensor a = tf.placeholder(tf.float32, (2, 3)), b = tf.placeholder(tf.float32, (4, 5));
        var error = Assert.Throws<ValueError>(() => tf.matmul(a, b, name: "z"));
        Assert.That(error!.Message, Does.Contain("MatMul 'z'").And.Contain("[2,3]").And.Contain("[4,5]").And.Contain("3 and 4"));
    }
}
