using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>Weights and biases of one layer in a graph.</summary>
/// <param name="W">Weights, [n_l, n_(l-1)].</param>
/// <param name="b">Biases, [n_l, 1].</param>
public sealed record GraphLayer(Tensor W, Tensor b);

/// <summary>A pass forward in a graph: what every layer gives.</summary>
/// <param name="Z">Linear parts, layer 1 first, [n_l, m].</param>
/// <param name="A">Activations, layer 1 first, [n_l, m]; the last one is the sigmoid of the logits.</param>
public sealed record GraphPass(IReadOnlyList<Tensor> Z, IReadOnlyList<Tensor> A)
{
    /// <summary>Z of the last layer.</summary>
    public Tensor Logits => Z[^1];

    /// <summary>The probabilities.</summary>
    public Tensor AL => A[^1];
}

/// <summary>The course's network as a graph, in the course's own orientation: columns are examples.</summary>
public static class GraphNetwork
{
    /// <summary>Z = W·A + b and an activation, layer by layer; a sigmoid at the end.</summary>
    /// <param name="x">Input, [n_0, m].</param>
    /// <param name="layers">The layers, at least one.</param>
    /// <param name="hidden">Activation of the layers before the last.</param>
    /// <param name="after">What follows the activation of hidden layer l, such as dropout; null for nothing.</param>
    public static GraphPass Forward(
        Tensor x, IReadOnlyList<GraphLayer> layers, HiddenActivation hidden = HiddenActivation.Relu, Func<Tensor, int, Tensor>? after = null)
    {
        List<Tensor> zs = [], activations = [];
        Tensor a = x;
        for (int l = 1; l <= layers.Count; l++)
        {
            Tensor z = tf.add(tf.matmul(layers[l - 1].W, a), layers[l - 1].b);
            a = l == layers.Count ? tf.sigmoid(z) : Activate(z, hidden);
            a = l < layers.Count && after is not null ? after(a, l) : a;
            zs.Add(z);
            activations.Add(a);
        }

        return new GraphPass(zs, activations);
    }

    /// <summary>The mean cross-entropy, from the logits, so that it stays finite.</summary>
    /// <param name="pass">The pass forward.</param>
    /// <param name="y">Labels, [n_L, m], 0 or 1.</param>
    public static Tensor Cost(GraphPass pass, Tensor y) => tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels: y, logits: pass.Logits));

    /// <summary>The share of wrong answers.</summary>
    /// <param name="pass">The pass forward.</param>
    /// <param name="y">Labels, [1, m], 0 or 1.</param>
    public static Tensor Error(GraphPass pass, Tensor y)
        => tf.reduce_mean(tf.cast(tf.not_equal(tf.cast(tf.greater(pass.AL, 0.5), y.dtype), y), y.dtype));

    internal static Tensor Activate(Tensor z, HiddenActivation hidden) => hidden switch
    {
        HiddenActivation.Relu => tf.nn.relu(z),
        HiddenActivation.Tanh => tf.tanh(z),
        HiddenActivation.Sigmoid => tf.sigmoid(z),
        _ => z,
    };
}
