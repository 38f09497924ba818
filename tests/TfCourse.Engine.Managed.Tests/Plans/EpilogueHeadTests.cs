using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>What a product, a convolution or a pooling's gradient does itself of what follows it, against one node after the other: the same bits.</summary>
internal sealed class EpilogueHeadTests : GraphFixture
{
    [Test]
    public void A_layer_of_convolution_and_pooling_gives_the_same_bits_joined_or_not([Values(5, 6, 16)] int filters, [Values(2, 3)] int pool, [Values("relu", "tanh", "none")] string activation, [Values(1, 3)] int channels)
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1, 13, 14, channels)), w = tf.placeholder(tf.float32), b = tf.placeholder(tf.float32);
        Tensor z = tf.nn.bias_add(tf.nn.conv2d(x, w, 1, "SAME"), b);
        Tensor y = activation switch { "relu" => tf.nn.relu(z), "tanh" => tf.tanh(z), _ => z };
        Tensor pooled = tf.nn.max_pool2d(y, pool, 2, "VALID");
        Tensor loss = tf.reduce_sum(pooled * tf.sin(pooled * 20f));
        Tensor[] wanted = [y, pooled, .. tf.gradients(loss, new[] { x, w, b })];
        Tensor[] unseen = [loss, .. tf.gradients(loss, new[] { x, w, b })];
        using var joined = new PlannedSession(Graph);
        using var plain = new PlannedSession(Graph, "epilogue");
        foreach (int batch in new[] { 3, 1, 3 })
        {
            (Tensor, NDArray)[] feeds = [(x, Numbers(1, batch, 13, 14, channels)), (w, Numbers(2, 5, 5, channels, filters)), (b, Numbers(3, filters))];
            foreach (Tensor[] fetches in new[] { wanted, unseen })
            {
                NDArray[] one = joined.Session.run(fetches, [.. feeds.Select(f => new FeedItem(f.Item1, f.Item2))]);
                NDArray[] other = plain.Session.run(fetches, [.. feeds.Select(f => new FeedItem(f.Item1, f.Item2))]);
                for (int i = 0; i < one.Length; i++)
                {
                    Assert.That(Array.ConvertAll(one[i].ToArray<float>(), BitConverter.SingleToInt32Bits), Is.EqualTo(Array.ConvertAll(other[i].ToArray<float>(), BitConverter.SingleToInt32Bits)), $"{i}");
                }
            }
        }

        if (activation == "relu")
        {
            Assert.That(joined.Steps, Has.Member("Conv2D+BiasAdd+Relu").And.Member("MaxPoolGrad+ReluGrad"));
            Assert.That(plain.Steps, Has.Member("MaxPoolGrad").And.Member("ReluGrad"));
        }
    }

    // Of every way of a product: one column, few, some, a few terms, blocks; a number that is none, and a sum of -0, among them.
    [Test]
    public void A_dense_layer_gives_the_same_bits_joined_or_not(
        [Values("relu", "tanh", "sigmoid", "none")] string activation, [Values("BiasAdd", "AddV2", "AddV2 turned")] string addition, [Values] bool isDouble)
    {
        TF_DataType type = isDouble ? tf.float64 : tf.float32;
        Tensor x = tf.placeholder(type), w = tf.placeholder(type), b = tf.placeholder(type), product = tf.matmul(x, w);
        Tensor z = addition switch { "BiasAdd" => tf.nn.bias_add(product, b), "AddV2" => tf.add(product, b), _ => tf.add(b, product) };
        Tensor y = activation switch { "relu" => tf.nn.relu(z), "tanh" => tf.tanh(z), "sigmoid" => tf.sigmoid(z), _ => z };
        Tensor v = tf.placeholder(type);
        Tensor[] wanted = [.. tf.gradients(tf.reduce_sum(tf.sin(tf.matmul(y, v))), new[] { x, w, b, v }), y];
        using var joined = new PlannedSession(Graph);
        using var plain = new PlannedSession(Graph, "epilogue");
        foreach ((int m, int k, int n) in new[] { (64, 3, 1), (64, 20, 1), (5, 700, 1), (64, 20, 3), (17, 5, 2), (9, 7, 6), (64, 2, 20), (33, 3, 9), (3, 1, 50), (2, 9, 40), (70, 60, 33), (130, 400, 65), (32, 1030, 25), (1, 1, 1) })
        {
            float[] left = Numbers(1, m, k).ToArray<float>(), right = Numbers(2, k, n).ToArray<float>(), bias = Numbers(3, n).ToArray<float>();
            left[^1] = float.NaN;
            bias[0] = -0f;
            Array.Clear(left, 0, Math.Min(k, left.Length - 1));
            FeedItem[] feeds = [(x, Of(left, type, m, k)), (w, Of(right, type, k, n)), (b, Of(bias, type, n)), (v, Of(Numbers(4, n, 5).ToArray<float>(), type, n, 5))];
            NDArray[] one = joined.Session.run(wanted, feeds), other = plain.Session.run(wanted, feeds);
            for (int i = 0; i < one.Length; i++)
            {
                Assert.That(one[i].ToByteArray(), Is.EqualTo(other[i].ToByteArray()), $"{m} x {k} x {n}, {wanted[i].name}");
            }
        }
    }

    [Test]
    public void A_bias_of_another_length_fails_at_its_own_node()
    {
        Tensor x = tf.placeholder(tf.float32), b = tf.placeholder(tf.float32);
        Tensor y = tf.nn.relu(tf.nn.bias_add(tf.nn.conv2d(x, tf.constant(Numbers(1, 5, 5, 1, 6)), 1, "SAME"), b, name: "bias"));
        using var session = new PlannedSession(Graph);
        NDArray images = Numbers(2, 2, 12, 12, 1);
        Assert.That(session.Session.run(y, (x, images), (b, Numbers(3, 6))).dims, Is.EqualTo(new long[] { 2, 12, 12, 6 }));
        Assert.That(() => session.Session.run(y, (x, images), (b, Numbers(3, 5))), Throws.InstanceOf<EngineException>().With.Message.Contains("bias"));
        Assert.That(session.Session.run(y, (x, images), (b, Numbers(3, 6))).dims, Is.EqualTo(new long[] { 2, 12, 12, 6 }));
    }

    private static NDArray Of(float[] values, TF_DataType type, params int[] dims)
        => type == tf.float64 ? np.array(Array.ConvertAll(values, v => (double)v)).reshape(new Shape(dims)) : np.array(values).reshape(new Shape(dims));

    private static NDArray Numbers(int seed, params int[] dims)
    {
        var random = new Random(seed);
        float[] values = [.. Enumerable.Range(0, dims.Aggregate(1, (a, d) => a * d)).Select(_ => random.NextSingle() - 0.5f)];
        return np.array(values).reshape(new Shape(dims));
    }
}
