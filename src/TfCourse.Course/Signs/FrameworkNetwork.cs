using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>
/// The framework exercise's network: linear, relu, …, linear; columns are examples. W1 [n1, n0], b1 [n1, 1], W2, … A single
/// output unit has sigmoid cross-entropy, several have the loss of the form.
/// </summary>
public sealed class FrameworkNetwork
{
    // One stateless stream for all parameters is what one GlorotNormal(seed) object of Keras 2 gives.
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Adds the network to the default graph.</summary>
    /// <param name="sizes">Units of each layer, the features first, the classes last.</param>
    /// <param name="form">Which version.</param>
    /// <param name="seed">Seed of the graph and of every initializer; the course has 1.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one is below 1.</exception>
    public FrameworkNetwork(IReadOnlyList<int> sizes, FrameworkForm form, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(form);
        if (sizes.Count < 2 || sizes.Any(s => s < 1))
        {
            throw new ArgumentException($"The layer sizes are [{string.Join(", ", sizes)}]; an input and an output are needed, each of at least one unit.", nameof(sizes));
        }

        tf.set_random_seed(seed);
        X = tf.placeholder(tf.float32, (sizes[0], -1), "X");
        Y = tf.placeholder(tf.float32, (sizes[^1], -1), "Y");
        var parameters = new List<IVariableV1>();
        for (int l = 1; l < sizes.Count; l++)
        {
            parameters.Add(Variable($"W{l}", sizes[l], sizes[l - 1], form, seed, zeros: false));
            parameters.Add(Variable($"b{l}", sizes[l], 1, form, seed, zeros: !form.GlorotNormal));
        }

        Parameters = parameters;
        Tensor a = X;
        for (int l = 1; l < sizes.Count; l++)
        {
            Tensor z = tf.add(tf.matmul(parameters[2 * (l - 1)].AsTensor(), a), parameters[(2 * (l - 1)) + 1].AsTensor());
            a = l < sizes.Count - 1 ? tf.nn.relu(z) : z;
        }

        Logits = a;
        Tensor logits = tf.transpose(a), labels = tf.transpose(Y);
        Loss = sizes[^1] == 1 || form.Loss == FrameworkLoss.SigmoidMean
            ? tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels: labels, logits: logits))
            : form.Loss == FrameworkLoss.SoftmaxMean
                ? tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels: labels, logits: logits))
                : tf.reduce_sum(tf.nn.softmax_cross_entropy_with_logits_v2(labels: labels, logits: logits));
        Correct = tf.reduce_sum(tf.cast(tf.equal(tf.argmax(Logits, 0, output_type: tf.int32), tf.argmax(Y, 0, output_type: tf.int32)), tf.int32));
    }

    /// <summary>The inputs: placeholder, float32 [features, examples].</summary>
    public Tensor X { get; }

    /// <summary>The labels: placeholder, float32 [classes, examples], one-hot down the rows.</summary>
    public Tensor Y { get; }

    /// <summary>Z of the last layer: [classes, examples].</summary>
    public Tensor Logits { get; }

    /// <summary>The loss of the form: a scalar.</summary>
    public Tensor Loss { get; }

    /// <summary>How many examples are classified right: an int32 scalar.</summary>
    public Tensor Correct { get; }

    /// <summary>W1, b1, W2, …</summary>
    public IReadOnlyList<IVariableV1> Parameters { get; }

    private static IVariableV1 Variable(string name, int rows, int columns, FrameworkForm form, int seed, bool zeros)
    {
        var shape = new Shape(rows, columns);
        if (!form.GlorotNormal)
        {
            return tf.get_variable(name, shape, tf.float32, zeros ? tf.zeros_initializer : tf.initializers.glorot_uniform(seed: seed), use_resource: true);
        }

        float deviation = (float)(Math.Sqrt(1 / Math.Max(1.0, (rows + columns) / 2.0)) / TruncatedDeviation);
        Tensor seeds = tf.constant((int[])[seed, 0]);
        return tf.Variable(tf.random.stateless_truncated_normal(shape, seeds, tf.constant(0f), tf.constant(deviation)), name: name);
    }
}
