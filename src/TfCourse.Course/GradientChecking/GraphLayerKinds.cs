using Tensorflow;
using TfCourse.Engine;
using TfCourse.Reference;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>A kind of layer as a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Names and shapes of what its gradient is checked by: weights and inputs.</param>
/// <param name="Layer">Its output from these.</param>
public sealed record GraphLayerKind(string Name, IReadOnlyList<(string Name, long[] Shape)> Parameters, Func<IReadOnlyList<Tensor>, Tensor> Layer);

/// <summary>The gradients that the framework gives for every kind of layer against two-sided differences of the cost, by the checker of the hand-written passes.</summary>
public static class GraphLayerKinds
{
    private static readonly (string Name, Func<Tensor, Tensor> Function)[] Activations =
    [
        ("linear", z => z), ("sigmoid", z => tf.sigmoid(z)), ("tanh", z => tf.tanh(z)), ("relu", z => tf.nn.relu(z)), ("relu6", z => tf.nn.relu6(z)),
        ("leaky relu", z => tf.nn.leaky_relu(z)), ("elu", z => tf.nn.elu(z)), ("selu", z => tf.nn.selu(z)), ("gelu", z => tf.nn.gelu(z)), ("swish", z => tf.nn.swish(z)),
        ("softplus", z => tf.nn.softplus(z)), ("softsign", z => tf.nn.softsign(z)),
    ];

    private static readonly long[] Images = [2, 5, 5, 2];
    private static readonly int[] Ones = [1, 1, 1, 1], Halves = [1, 2, 2, 1];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<GraphLayerKind> All { get; } =
    [
        .. Activations.Select(a => new GraphLayerKind($"dense, {a.Name}", [("W", [4, 3]), ("b", [4, 1]), ("X", [3, 6])], p => a.Function(tf.matmul(p[0], p[2]) + p[1]))),
        new("dropout that keeps all", [("X", [4, 5])], p => tf.nn.dropout(p[0], tf.constant(1.0))),
        new("batch normalization", [("Z", [4, 9]), ("gamma", [4, 1]), ("beta", [4, 1])], p => GraphBatchNorm.Train(p[0], p[1], p[2], 1e-3).Ztilde),
        new("batch normalization at test time", [("Z", [4, 5]), ("gamma", [4, 1]), ("beta", [4, 1])],
            p => GraphBatchNorm.Test(p[0], p[1], p[2], tf.constant(new[,] { { 0.1 }, { -0.2 }, { 0.3 }, { 0 } }), tf.constant(new[,] { { 0.5 }, { 1 }, { 2 }, { 1.5 } }), 1e-3)),
        new("convolution", [("images", Images), ("filter", [3, 3, 2, 3]), ("b", [3])], p => tf.nn.bias_add(tf.nn.conv2d(p[0], p[1], Ones, "SAME"), p[2])),
        new("convolution with stride 2", [("images", Images), ("filter", [3, 3, 2, 3])], p => tf.nn.conv2d(p[0], p[1], Halves, "VALID")),
        new("depthwise convolution", [("images", Images), ("filter", [3, 3, 2, 2])], p => tf.nn.depthwise_conv2d(p[0], p[1], Ones, "SAME")),
        new("transposed convolution", [("images", [2, 3, 3, 2]), ("filter", [3, 3, 3, 2])], p => tf.nn.conv2d_transpose(p[0], p[1], tf.constant(new[] { 2, 6, 6, 3 }), Halves)),
        new("max pooling", [("images", Images)], p => tf.nn.max_pool(p[0], Halves, Halves, "SAME")),
        new("average pooling", [("images", Images)], p => tf.nn.avg_pool(p[0], Halves, Halves, "SAME")),
        new("flattened images and a dense layer", [("images", Images), ("W", [50, 3])], p => tf.matmul(tf.reshape(p[0], new Shape(2, 50)), p[1])),
        new("two inputs joined", [("A", [3, 2]), ("B", [3, 4])], p => tf.square(tf.concat([p[0], p[1]], 1))),
        new("embedding", [("table", [6, 3])], p => tf.square(tf.nn.embedding_lookup(p[0], tf.constant(new[] { 2, 0, 2, 5 })))),
        new("softmax", [("Z", [5, 4])], p => tf.nn.softmax(p[0])),
        new("log softmax", [("Z", [5, 4])], p => tf.nn.log_softmax(p[0])),
        new("softmax cross-entropy", [("Z", [5, 4])], p => tf.nn.softmax_cross_entropy_with_logits_v2(tf.one_hot(tf.constant(new[] { 1, 0, 3, 2, 1 }), 4, dtype: TF_DataType.TF_DOUBLE), p[0])),
        new("sigmoid cross-entropy", [("Z", [1, 4])], p => tf.nn.sigmoid_cross_entropy_with_logits(tf.constant(new[,] { { 1.0, 0, 0, 1 } }), p[0])),
    ];

    /// <summary>Checks each kind once, on numbers drawn from a seed, in float64.</summary>
    /// <param name="seed">The seed; at least 0.</param>
    /// <returns>The kind and ‖g − g'‖ / (‖g‖ + ‖g'‖).</returns>
    public static IReadOnlyList<(string Name, double Difference)> Differences(int seed) => [.. All.Select(kind => (kind.Name, Difference(kind, seed)))];

    /// <summary>Checks a kind of layer: J = Σ C·layer with numbers C drawn at random.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="seed">The seed; at least 0.</param>
    /// <param name="engine">Runs the graph; null for the default engine.</param>
    /// <returns>‖g − g'‖ / (‖g‖ + ‖g'‖).</returns>
    public static double Difference(GraphLayerKind kind, int seed, IEngine? engine = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        np.random.seed(seed);
        using Graph graph = new Graph().as_default();
        Parameters theta = new();
        List<Tensor> inputs = [];
        foreach ((string name, long[] shape) in kind.Parameters)
        {
            theta[name] = np.random.randn(shape);
            inputs.Add(tf.placeholder(TF_DataType.TF_DOUBLE, new Shape(shape)));
        }

        Tensor layer = kind.Layer(inputs);
        Tensor J = tf.reduce_sum(tf.constant(np.random.randn([.. layer.shape.dims]).ToArray<double>(), shape: layer.shape) * layer);
        Tensor[] slopes = [.. tf.gradients(J, [.. inputs]).Select(g => tf.convert_to_tensor(g))];
        using var session = new Session(graph, null, engine);
        Gradients gradients = new();
        Tensorflow.NumPy.NDArray[] values = session.run(slopes, Feeds(theta));
        for (int i = 0; i < values.Length; i++)
        {
            gradients[Gradients.NameOf(kind.Parameters[i].Name)] = Arrays.ToReference(Arrays.Of(values[i]));
        }

        return GradientCheck.Run(theta, gradients, at => session.run(J, Feeds(at)), 1e-6).Difference;

        FeedItem[] Feeds(Parameters at) => [.. inputs.Select((input, i) => new FeedItem(input, Arrays.Host(at[kind.Parameters[i].Name], TF_DataType.TF_DOUBLE)))];
    }
}
