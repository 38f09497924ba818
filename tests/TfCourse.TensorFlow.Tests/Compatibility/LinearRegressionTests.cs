using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Programs as TensorFlow.NET's users write them: they compile as they are and learn what they should.</summary>
[TestFixture]
public sealed class LinearRegressionTests
{
    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    [Test]
    public void A_line_is_fitted_point_by_point()
    {
        float learning_rate = 0.05f;
        int training_epochs = 300;
        NDArray train_X = np.array(0f, 1f, 2f, 3f, 4f), train_Y = train_X * 2f + 1f;
        var n_samples = train_X.shape[0];

        var X = tf.placeholder(tf.float32);
        var Y = tf.placeholder(tf.float32);
        var W = tf.Variable(0.3f, name: "weight");
        var b = tf.Variable(-0.2f, name: "bias");
        var pred = tf.add(tf.multiply(X, W), b);
        var cost = tf.reduce_sum(tf.pow(pred - Y, 2.0f)) / (2.0f * n_samples);
        var optimizer = tf.train.GradientDescentOptimizer(learning_rate).minimize(cost);
        var init = tf.global_variables_initializer();

        using var sess = tf.Session();
        sess.run(init);
        foreach (var epoch in range(training_epochs))
        {
            foreach (var (x, y) in zip<float>(train_X, train_Y))
            {
                sess.run(optimizer, (X, x), (Y, y));
            }
        }

        float training_cost = sess.run(cost, (X, train_X), (Y, train_Y));
        Assert.That(training_cost, Is.LessThan(1e-5f));
        Assert.That((float)sess.run(W), Is.EqualTo(2f).Within(3e-3));
        Assert.That((float)sess.run(b), Is.EqualTo(1f).Within(1e-2));
    }

    [Test]
    public void A_line_is_fitted_by_a_tape()
    {
        var w = tf.Variable(0f, name: "w");
        var rate = 0.1f;
        Operation step;
        Tensor loss;
        using (var tape = tf.GradientTape())
        {
            var x = tf.constant(new[] { 1f, 2f, 3f });
            loss = tf.reduce_mean(tf.square(w * x - x * 5f));
            var gradient = tape.gradient(loss, w);
            step = w.assign_sub(rate * gradient).op;
        }

        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        foreach (var _ in range(50))
        {
            sess.run(step);
        }

        Assert.That((float)w.numpy(), Is.EqualTo(5f).Within(1e-4));
    }

    [Test]
    public void Training_inside_of_a_graph_of_its_own_leaves_the_default_one_empty()
    {
        var graph = tf.Graph().as_default();
        var x = tf.placeholder(tf.float32, shape: (-1, 2), name: "x");
        var w = tf.get_variable("w", shape: (2, 1), initializer: tf.zeros_initializer);
        var y = tf.matmul(x, w.AsTensor(), false, false);
        using (var sess = tf.Session(graph))
        {
            sess.run(tf.global_variables_initializer());
            var result = sess.run(y, new FeedItem(x, np.ones((3, 2), tf.float32)));
            Assert.That(result.shape, Is.EqualTo(new Shape(3, 1)));
        }

        graph.Exit();
        Assert.That(tf.get_default_graph().get_operations(), Is.Empty);
    }
}
