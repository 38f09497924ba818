using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using Tensors = System.Collections.Generic.Dictionary<string, Tensorflow.Tensor>;

namespace TfCourse.Course.Tests;

/// <summary>Right answers to the framework exercises in both forms. They are nowhere else.</summary>
internal static class FrameworkSolutions
{
    public static IReadOnlyDictionary<string, Delegate> All { get; } = new Dictionary<string, Delegate>
    {
        ["tf1-linear-function"] = (NDArray X, NDArray W, NDArray b) => Run(tf.add(tf.matmul(tf.constant(W), tf.constant(X)), tf.constant(b))),
        ["tf1-sigmoid"] = (float z) =>
        {
            Tensor x = tf.placeholder(tf.float32, Shape.Scalar, name: "x");
            return Run(tf.sigmoid(x), new FeedItem(x, z));
        },
        ["tf1-cost"] = (NDArray logits, NDArray labels) =>
        {
            Tensor z = tf.placeholder(tf.float32, new Shape(-1L)), y = tf.placeholder(tf.float32, new Shape(-1L));
            return Run(tf.nn.sigmoid_cross_entropy_with_logits(labels: y, logits: z), new FeedItem(z, logits), new FeedItem(y, labels));
        },
        ["tf1-one-hot-matrix"] = (NDArray labels, int C) => Run(tf.one_hot(tf.constant(labels), C, axis: 0)),
        ["tf1-ones"] = (int rows, int columns) => Run(tf.ones((rows, columns))),
        ["tf1-create-placeholders"] = (int nX, int nY) => (tf.placeholder(tf.float32, (nX, -1), "X"), tf.placeholder(tf.float32, (nY, -1), "Y")),
        ["tf1-initialize-parameters"] = () =>
        {
            tf.set_random_seed(1);
            return Shapes().ToDictionary(s => s.Key, s => tf.get_variable(s.Key, s.Value, tf.float32, s.Key[0] == 'W' ? tf.initializers.glorot_uniform(seed: 1) : tf.zeros_initializer));
        },
        ["tf1-forward-propagation"] = (Tensor X, Tensors p) => Forward(X, p),
        ["tf1-compute-cost"] = (Tensor Z3, Tensor Y) => tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels: tf.transpose(Y), logits: tf.transpose(Z3))),
        ["tf1-model"] = (NDArray X, NDArray Y, float rate, int epochs, int size) => Model(X, Y, rate, epochs, size, isFirst: true),
        ["tf2-linear-function"] = (Tensor X, Tensor W, Tensor b) => tf.matmul(W, X) + b,
        ["tf2-sigmoid"] = (float z) => tf.sigmoid(tf.constant(z)),
        ["tf2-one-hot-matrix"] = (int label, int depth) => tf.reshape(tf.one_hot(tf.constant(label), depth, axis: 0), new Shape(depth)),
        ["tf2-initialize-parameters"] = () => Shapes().ToDictionary(s => s.Key, s => tf.Variable(tf.keras.initializers.GlorotNormal(seed: 1).Apply(new InitializerArgs(s.Value)), name: s.Key)),
        ["tf2-forward-propagation"] = (Tensor X, Tensors p) => Forward(X, p),
        ["tf2-compute-total-loss"] = (Tensor logits, Tensor labels) => tf.reduce_sum(tf.nn.softmax_cross_entropy_with_logits_v2(labels: tf.transpose(labels), logits: tf.transpose(logits))),
        ["tf2-model"] = (NDArray X, NDArray Y, float rate, int epochs, int size) => Model(X, Y, rate, epochs, size, isFirst: false),
    };

    internal static Dictionary<string, Shape> Shapes() => new()
    {
        ["W1"] = (25, 12288),
        ["b1"] = (25, 1),
        ["W2"] = (12, 25),
        ["b2"] = (12, 1),
        ["W3"] = (6, 12),
        ["b3"] = (6, 1),
    };

    internal static NDArray Run(Tensor tensor, params FeedItem[] feeds)
    {
        using Session sess = tf.Session();
        return sess.run(tensor, feeds);
    }

    internal static Tensor Forward(Tensor X, Tensors p)
    {
        Tensor a1 = tf.nn.relu(tf.add(tf.matmul(p["W1"], X), p["b1"])), a2 = tf.nn.relu(tf.add(tf.matmul(p["W2"], a1), p["b2"]));
        return tf.add(tf.matmul(p["W3"], a2), p["b3"]);
    }

    internal static float[] Model(NDArray X, NDArray Y, float rate, int epochs, int size, bool isFirst, bool descends = false, bool? shuffles = null, bool rest = true)
    {
        int n = (int)X.dims[0], m = (int)X.dims[1], classes = (int)Y.dims[0];
        float[] allX = X.ToArray<float>(), allY = Y.ToArray<float>();
        Tensor x = tf.placeholder(tf.float32, (n, -1)), y = tf.placeholder(tf.float32, (classes, -1));
        tf.set_random_seed(1);
        int[] sizes = [n, 25, 12, classes];
        var p = new Tensors();
        for (int l = 1; l < 4; l++)
        {
            Shape w = (sizes[l], sizes[l - 1]), b = (sizes[l], 1);
            p[$"W{l}"] = isFirst ? tf.get_variable($"W{l}", w, tf.float32, tf.initializers.glorot_uniform(seed: 1)).AsTensor() : tf.Variable(tf.keras.initializers.GlorotNormal(seed: 1).Apply(new InitializerArgs(w)));
            p[$"b{l}"] = isFirst ? tf.get_variable($"b{l}", b, tf.float32, tf.zeros_initializer).AsTensor() : tf.Variable(tf.keras.initializers.GlorotNormal(seed: 1).Apply(new InitializerArgs(b)));
        }

        Tensor each = tf.nn.softmax_cross_entropy_with_logits_v2(labels: tf.transpose(y), logits: tf.transpose(Forward(x, p)));
        Tensor cost = isFirst ? tf.reduce_mean(each) : tf.reduce_sum(each);
        Operation step = descends ? tf.train.GradientDescentOptimizer(rate).minimize(cost) : tf.train.AdamOptimizer(rate, epsilon: isFirst ? 1e-8f : 1e-7f).minimize(cost);
        Operation initialize = tf.global_variables_initializer();
        using Session sess = tf.Session();
        sess.run(initialize);
        var costs = new float[epochs];
        for (int e = 0; e < epochs; e++)
        {
            NumSharp.np.random.seed(4 + e);
            int[] order = shuffles ?? isFirst ? Array.ConvertAll(NumSharp.np.random.permutation(m).ToArray<long>(), j => (int)j) : [.. Enumerable.Range(0, m)];
            double sum = 0;
            foreach (int[] batch in order.Chunk(size).Where(b => rest || b.Length == size))
            {
                sum += (float)sess.run(new object[] { cost, step }, new FeedItem(x, Columns(allX, n, m, batch)), new FeedItem(y, Columns(allY, classes, m, batch)))[0];
            }

            costs[e] = (float)(sum / (isFirst ? m / size : m));
        }

        return costs;
    }

    private static float[,] Columns(float[] all, int rows, int m, int[] columns)
    {
        var part = new float[rows, columns.Length];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                part[i, j] = all[(i * m) + columns[j]];
            }
        }

        return part;
    }
}
