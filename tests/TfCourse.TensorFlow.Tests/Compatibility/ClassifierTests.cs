using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Classifiers in TensorFlow.NET's style, on images of MNIST's shape and on sequences.</summary>
[TestFixture]
public sealed class ClassifierTests
{
    [SetUp]
    public void NewGraph()
    {
        tf.reset_default_graph();
        tf.set_random_seed(3);
    }

    // Images of 28 x 28 whose bright row says the class.
    private static (NDArray Images, NDArray Labels) Rows(int examples)
    {
        var images = new float[examples, 784];
        var labels = new float[examples, 10];
        foreach (var i in range(examples))
        {
            foreach (var column in range(28))
            {
                images[i, ((i % 10) * 56) + column] = 1 + (0.1f * (i % 7));
            }

            labels[i, i % 10] = 1;
        }

        return (np.array(images), np.array(labels));
    }

    [Test]
    public void Logistic_regression_learns_which_row_is_bright()
    {
        var (images, labels) = Rows(60);
        var x = tf.placeholder(tf.float32, (-1, 784));
        var y = tf.placeholder(tf.float32, (-1, 10));
        var W = tf.Variable(tf.zeros(new Shape(784, 10)));
        var b = tf.Variable(tf.zeros(new Shape(10)));
        var pred = tf.nn.softmax(tf.matmul(x, W) + b);
        var cost = tf.reduce_mean(-tf.reduce_sum(y * tf.log(pred), axis: 1));
        var optimizer = tf.train.GradientDescentOptimizer(0.1f).minimize(cost);
        var correct = tf.equal(tf.math.argmax(pred, 1), tf.math.argmax(y, 1));
        var accuracy = tf.reduce_mean(tf.cast(correct, tf.float32));

        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        float before = sess.run(cost, (x, images), (y, labels));
        foreach (var _ in range(30))
        {
            sess.run(optimizer, new FeedItem(x, images), new FeedItem(y, labels));
        }

        var (after, acc) = sess.run((cost, accuracy), (x, images), (y, labels));
        Assert.That(before, Is.EqualTo(MathF.Log(10)).Within(1e-4));
        Assert.That((float)after, Is.LessThan(0.2f));
        Assert.That((float)acc, Is.EqualTo(1f));
    }

    [Test]
    public void A_network_of_two_layers_in_variable_scopes_learns_it_too()
    {
        var (images, labels) = Rows(40);
        Tensor x = null!, y = null!, loss = null!, accuracy = null!;
        Operation optimizer = null!;
        Tensor fc_layer(Tensor input, int units, string name, bool relu)
        {
            var in_dim = (int)input.shape[1];
            return tf_with(tf.variable_scope(name), scope =>
            {
                var W = tf.get_variable("W", (in_dim, units), tf.float32, tf.truncated_normal_initializer(stddev: 0.1f, seed: 5));
                var b = tf.get_variable("b", dtype: tf.float32, initializer: tf.constant_initializer(0f), shape: new Shape(units));
                var layer = tf.matmul(input, W.AsTensor(), false, false) + b.AsTensor();
                return relu ? tf.nn.relu(layer) : layer;
            });
        }

        tf_with(tf.name_scope("Input"), _ =>
        {
            x = tf.placeholder(tf.float32, shape: (-1, 784), name: "X");
            y = tf.placeholder(tf.float32, shape: (-1, 10), name: "Y");
        });
        var fc1 = fc_layer(x, 20, "FC1", true);
        var logits = fc_layer(fc1, 10, "OUT", false);
        tf_with(tf.variable_scope("Train"), delegate
        {
            tf_with(tf.variable_scope("Loss"), delegate { loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels: y, logits: logits), name: "loss"); });
            tf_with(tf.variable_scope("Optimizer"), delegate { optimizer = tf.train.AdamOptimizer(learning_rate: 0.01f, name: "Adam-op").minimize(loss); });
            tf_with(tf.variable_scope("Accuracy"), delegate
            {
                var correct_prediction = tf.equal(tf.math.argmax(logits, 1), tf.math.argmax(y, 1), name: "correct_pred");
                accuracy = tf.reduce_mean(tf.cast(correct_prediction, tf.float32), name: "accuracy");
            });
        });

        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        foreach (var epoch in range(40))
        {
            sess.run(optimizer, (x, images), (y, labels));
        }

        Assert.That((float)sess.run(accuracy, (x, images), (y, labels)), Is.EqualTo(1f));
        Assert.That(tf.trainable_variables().Select(v => v.Name), Is.EqualTo(new[] { "FC1/W:0", "FC1/b:0", "OUT/W:0", "OUT/b:0" }));
        Assert.That(x.name, Is.EqualTo("Input/X:0"));
        Assert.That(tf.get_default_graph().OperationByName("Train/Accuracy/accuracy"), Is.Not.Null);
    }

    [Test]
    public void Weights_are_shared_where_a_scope_reuses()
    {
        Tensor layer(Tensor input)
        {
            using (tf.variable_scope("shared", reuse: ReuseMode.AUTO_REUSE))
            {
                return tf.matmul(input, tf.get_variable("w", (3, 3), initializer: tf.ones_initializer).AsTensor(), false, false);
            }
        }

        var a = layer(tf.ones((1, 3)));
        var b = layer(a);
        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        Assert.That(sess.run(b).ToArray<float>(), Is.EqualTo(new[] { 9f, 9f, 9f }));
        Assert.That(tf.global_variables(), Has.Length.EqualTo(1));
        tf_with(tf.variable_scope("shared", reuse: true), _ => Assert.That(tf.get_variable("w").Name, Is.EqualTo("shared/w:0")));
    }

    [Test]
    public void An_unrolled_recurrent_network_learns_to_echo()
    {
        const int steps = 4, units = 8;
        var inputs = tf.placeholder(tf.float32, (-1, steps, 2));
        var labels = tf.placeholder(tf.int32, new Shape(-1));
        var Wx = tf.get_variable("Wx", (2, units));
        var Wh = tf.get_variable("Wh", (units, units));
        var Wo = tf.get_variable("Wo", (units, 2));
        var state = tf.zeros(tf.stack(new[] { tf.shape(inputs)[0], units }));
        foreach (var step in tf.unstack(inputs, axis: 1))
        {
            state = tf.tanh(tf.matmul(step, Wx.AsTensor()) + tf.matmul(state, Wh.AsTensor()));
        }

        var logits = tf.matmul(state, Wo.AsTensor());
        var loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels: labels, logits: logits));
        var train_op = tf.train.AdamOptimizer(0.05f).minimize(loss);
        var correct = tf.nn.in_top_k(logits, labels, 1);
        var data = new float[16, steps, 2];
        var wanted = new int[16];
        foreach (var i in range(16))
        {
            foreach (var t in range(steps))
            {
                data[i, t, (i >> t) & 1] = 1;
            }

            wanted[i] = i & 1;
        }

        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        foreach (var _ in range(60))
        {
            sess.run(train_op, (inputs, data), (labels, wanted));
        }

        Assert.That(sess.run(correct, (inputs, data), (labels, wanted)).ToArray<bool>(), Is.All.True);
    }
}
