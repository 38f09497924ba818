using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>A classifier of dense layers as a TensorFlow graph: linear, relu, …, linear, softmax. Axis 0 counts examples.</summary>
public sealed class DenseNetwork
{
    /// <summary>Adds the network to the default graph.</summary>
    /// <param name="sizes">Units of each layer, the input first, the classes last; each at least 1.</param>
    /// <param name="seed">Seed of the initial weights: those of layer l are drawn with op seed l.</param>
    /// <param name="input">The inputs, float32 [examples, features]; null for a placeholder "X".</param>
    /// <param name="shared">The parameters of another network of these sizes, to be used by this one too; null for new ones.</param>
    /// <param name="normalization">Makes what brings the inputs to mean 0 and variance 1; null for inputs as they are.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, one is below 1, or the parameters are of other sizes.</exception>
    public DenseNetwork(IReadOnlyList<int> sizes, int seed, Tensor? input = null, IReadOnlyList<ResourceVariable>? shared = null, Func<StoredNormalization>? normalization = null)
    {
        if (sizes.Count < 2 || sizes.Any(s => s < 1))
        {
            throw new ArgumentException($"The layer sizes are [{string.Join(", ", sizes)}]; an input and an output are needed, each of at least one unit.", nameof(sizes));
        }

        if (shared is not null && !shared.Select(p => p.shape).SequenceEqual(Enumerable.Range(1, sizes.Count - 1).SelectMany(l => new[] { new Shape(sizes[l - 1], sizes[l]), new Shape(sizes[l]) })))
        {
            throw new ArgumentException($"The shared parameters have the shapes {string.Join(", ", shared.Select(p => p.shape))}, which are not those of the layer sizes [{string.Join(", ", sizes)}].", nameof(shared));
        }

        tf.set_random_seed(seed);
        X = input ?? tf.placeholder(tf.float32, (-1, sizes[0]), "X");
        Labels = tf.placeholder(tf.int32, new Shape(-1L), "labels");
        var parameters = new List<ResourceVariable>();
        Normalization = normalization?.Invoke();
        Tensor a = Normalization?.Apply(X) ?? X;
        for (int l = 1; l < sizes.Count; l++)
        {
            using (tf.name_scope($"layer{l}"))
            {
                // He et al., 2015, arXiv:1502.01852: variance 2 / inputs keeps the signal's size through relu.
                float deviation = MathF.Sqrt(2f / sizes[l - 1]);
                ResourceVariable w = shared?[2 * (l - 1)] ?? tf.Variable(tf.random.truncated_normal((sizes[l - 1], sizes[l]), stddev: deviation, seed: l), name: "W");
                ResourceVariable b = shared?[(2 * l) - 1] ?? tf.Variable(tf.constant(0f, shape: sizes[l]), name: "b");
                Tensor z = tf.nn.bias_add(tf.matmul(a, w), b);
                a = l < sizes.Count - 1 ? tf.nn.relu(z) : z;
                parameters.AddRange([w, b]);
            }
        }

        Logits = a;
        Parameters = parameters;
        using (tf.name_scope("evaluation"))
        {
            Losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels: Labels, logits: Logits);
            Loss = tf.reduce_mean(Losses);
            Tensor hits = tf.equal(tf.argmax(Logits, 1, output_type: tf.int32), Labels);
            Correct = tf.reduce_sum(tf.cast(hits, tf.int32));
        }
    }

    /// <summary>The inputs: float32 [examples, features], a placeholder unless another tensor was given.</summary>
    public Tensor X { get; }

    /// <summary>The classes: placeholder, int32 [examples], each in [0, classes).</summary>
    public Tensor Labels { get; }

    /// <summary>The scores before softmax: [examples, classes].</summary>
    public Tensor Logits { get; }

    /// <summary>The cross-entropy of each example: [examples].</summary>
    public Tensor Losses { get; }

    /// <summary>The mean cross-entropy of the examples: a scalar.</summary>
    public Tensor Loss { get; }

    /// <summary>How many examples are classified right: an int32 scalar.</summary>
    public Tensor Correct { get; }

    /// <summary>What normalizes the inputs; null for nothing.</summary>
    public StoredNormalization? Normalization { get; }

    /// <summary>Everything that a model consists of: weights and biases, then μ and σ of the inputs, where there are any.</summary>
    public IReadOnlyList<ResourceVariable> Stored => Normalization is null ? Parameters : [.. Parameters, Normalization.Mean, Normalization.Deviation];

    /// <summary>Weights and biases: layer1/W [inputs, units], layer1/b [units], layer2/W, …</summary>
    public IReadOnlyList<ResourceVariable> Parameters { get; }
}
