using Tensorflow;
using static Tensorflow.Binding;
using static TfCourse.TensorFlow.Tests.ModelParameters;

namespace TfCourse.TensorFlow.Tests;

/// <content>Convolutional networks on digits of 8 x 8.</content>
internal static partial class TrainingModels
{
    private static Tensor Conv(ModelParameters p, Tensor a, int n, long seed, string name, int size = 3, int strides = 1, string padding = "SAME", Func<Tensor, Tensor>? act = null)
    {
        using (tf.variable_scope(name))
        {
            IVariableV1 w = p.Var("filter", new Shape(size, size, a.shape[-1], n), p.Glorot(seed)), b = p.Var("bias", n, tf.zeros_initializer);
            return (act ?? (x => tf.nn.relu(x)))(tf.nn.bias_add(tf.nn.conv2d(a, w.AsTensor(), strides: new[] { 1, strides, strides, 1 }, padding: padding), b));
        }
    }

    private static void Classify(Tensor y, Tensor z, Optimizer? optimizer = null)
    {
        tf.nn.softmax(z, name: "prediction");
        (optimizer ?? tf.train.AdamOptimizer(0.01f)).minimize(CrossEntropy(y, z));
    }

    private static (Tensor X, Tensor Y) Digits(ModelParameters p) => (p.Place("X", -1, 8, 8, 1), p.Place("Y", -1, 10));

    private static Tensor Flat(Tensor a) => tf.reshape(a, new Shape(-1, a.shape[1] * a.shape[2] * a.shape[3]));

    private static void ConvPool(ModelParameters p)
    {
        (Tensor x, Tensor y) = Digits(p);
        Tensor a = tf.nn.max_pool2d(Conv(p, x, p.Filters, 1, "c1"), 2, 2, "SAME");
        a = tf.nn.max_pool2d(Conv(p, a, p.Filters * 2, 2, "c2"), 2, 2, "VALID");
        Classify(y, p.Dense(Flat(a), 10, 3, "d", Identity));
    }

    private static void ConvAverage(ModelParameters p)
    {
        (Tensor x, Tensor y) = Digits(p);
        Tensor a = tf.nn.avg_pool2d(Conv(p, x, p.Filters, 1, "c1", size: 5, padding: "VALID"), 2, 2, "SAME");
        a = tf.nn.avg_pool2d(Conv(p, a, p.Filters, 2, "c2", size: 2), 3, 1, "SAME");
        Classify(y, p.Dense(Flat(a), 10, 3, "d", Identity), tf.train.RMSPropOptimizer(0.005f));
    }

    private static void ConvStrided(ModelParameters p)
    {
        (Tensor x, Tensor y) = Digits(p);
        Tensor a = Conv(p, Conv(p, x, p.Filters, 1, "c1", strides: 2), p.Filters + 2, 2, "c2", strides: 2, act: t => tf.nn.elu(t));
        Classify(y, p.Dense(tf.reduce_mean(a, (1, 2)), 10, 3, "d", Identity));
    }

    private static void ConvDepthwise(ModelParameters p)
    {
        (Tensor x, Tensor y) = Digits(p);
        Tensor a = Conv(p, x, p.Filters, 1, "c1", strides: 2);
        IVariableV1 d = p.Var("depth", (3, 3, p.Filters, 2), p.Glorot(4)), q = p.Var("point", (1, 1, 2 * p.Filters, 6), p.Glorot(5));
        a = tf.nn.relu6(tf.nn.depthwise_conv2d(a, d.AsTensor(), new[] { 1, 1, 1, 1 }, "SAME"));
        a = tf.nn.relu(tf.nn.conv2d(a, q.AsTensor(), 1, "VALID"));
        Classify(y, p.Dense(Flat(a), 10, 3, "d", Identity));
    }

    private static void ConvBatchNorm(ModelParameters p)
    {
        (Tensor x, Tensor y) = Digits(p);
        Tensor z = tf.nn.conv2d(x, p.Var("filter", (3, 3, 1, p.Filters), p.Glorot(1)).AsTensor(), 1, "SAME");
        IVariableV1 gamma = p.Var("gamma", p.Filters, tf.ones_initializer), beta = p.Var("beta", p.Filters, tf.zeros_initializer);
        IVariableV1 mean = p.Var("moving_mean", p.Filters, tf.zeros_initializer, false), variance = p.Var("moving_variance", p.Filters, tf.ones_initializer, false);
        Tensor[] normalized = BatchNorm(p, z, gamma, beta);
        foreach ((IVariableV1 v, Tensor b) in new[] { (mean, normalized[1]), (variance, normalized[2]) })
        {
            tf.add_to_collection(GraphKeys.UPDATE_OPS, tf.assign_sub(v, (Read(v) - b) * 0.01f).op);
        }

        Tensor a = tf.nn.max_pool2d(tf.nn.relu(normalized[0]), 2, 2, "SAME");
        using (tf.control_dependencies([.. tf.get_collection<Operation>(GraphKeys.UPDATE_OPS)]))
        {
            Classify(y, p.Dense(Flat(a), 10, 3, "d", Identity));
        }
    }

    private static void Autoencoder(ModelParameters p)
    {
        Tensor x = p.Place("X", -1, 8, 8, 1);
        Tensor a = Conv(p, x, p.Filters, 1, "c1", strides: 2), n = tf.shape(x)[0];
        a = tf.nn.relu(tf.nn.conv2d_transpose(a, p.Var("t1", (3, 3, 3, p.Filters), p.Glorot(2)).AsTensor(), tf.stack([n, 8, 8, 3]), 2, "SAME"));
        Tensor z = tf.nn.conv2d_transpose(a, p.Var("t2", (2, 2, 1, 3), p.Glorot(3)).AsTensor(), tf.stack([n, 8, 8, 1]), 1, "SAME");
        tf.sigmoid(z, name: "prediction");
        tf.train.AdamOptimizer(0.01f).minimize(tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels: x, logits: z)));
    }

    // A code of 4 x 4, resized by tile and reshape, padded reflectively, convolved.
    private static void Upsampling(ModelParameters p)
    {
        Tensor x = p.Place("X", -1, 8, 8, 1);
        Tensor a = Conv(p, x, p.Filters, 1, "c1", strides: 2, act: t => tf.tanh(t));
        a = tf.reshape(tf.tile(tf.reshape(a, new[] { -1, 4, 1, 4, 1, p.Filters }), new[] { 1, 1, 2, 1, 2, 1 }), new Shape(-1, 8, 8, p.Filters));
        a = tf.pad(a, new[,] { { 0, 0 }, { 2, 2 }, { 2, 2 }, { 0, 0 } }, "REFLECT");
        Tensor z = tf.nn.conv2d(a, p.Var("w2", (5, 5, p.Filters, 1), p.Glorot(2)).AsTensor(), 1, "VALID");
        tf.identity(z, name: "prediction");
        tf.train.AdamOptimizer(0.01f).minimize(tf.reduce_mean(tf.math.squared_difference(x, z)));
    }
}
