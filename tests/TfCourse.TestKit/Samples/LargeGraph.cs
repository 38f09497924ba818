using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TestKit;

/// <summary>A shape that graphs of any size can have: what a compiler of plans does with it may not grow faster than the graph.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Joined">How many nodes of it run as one step, at least, on the average.</param>
/// <param name="Build">Makes about so many nodes over a tensor of shape [n, n], and says which one is to be fetched.</param>
public sealed record LargeGraph(string Name, int Joined, Func<Tensor, int, Tensor> Build)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<LargeGraph> All { get; } =
    [
        new("CommonOperand", 40, (x, size) => Chain(x, size, (y, _) => tf.multiply(x, y))),
        new("CommonNode", 40, CommonNode),
        new("Gradients", 8, Gradients),
        new("FanOut", 1, FanOut),
        new("Diamonds", 30, (x, size) => Chain(x, size / 3, (y, _) => tf.tanh(y) + tf.sigmoid(y))),
        // Ways lead out of the groups, through products, and back.
        new("Ladders", 1, (x, size) => Chain(x, size / 5, (y, _) => tf.tanh(y) + tf.matmul(tf.sigmoid(y), tf.exp(x)))),
        new("Constants", 30, (x, size) => Chain(x, size / 2, (y, i) => y + (0.5f + i))),
        new("Identities", 1, Identities),
        new("Layers", 2, Layers),
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Tensor Chain(Tensor x, int size, Func<Tensor, int, Tensor> step)
    {
        Tensor y = x;
        for (int i = 0; i < size; i++)
        {
            y = step(y, i);
        }

        return y;
    }

    // The operand is computed by a node that is itself element-wise.
    private static Tensor CommonNode(Tensor x, int size)
    {
        Tensor z = tf.tanh(x);
        return Chain(x, size, (y, _) => tf.multiply(z, y));
    }

    // A third of it are the nodes of the chain; the others go through it backwards.
    private static Tensor Gradients(Tensor x, int size)
    {
        Tensor z = tf.tanh(x);
        return tf.gradients(Chain(x, size / 4, (y, i) => i % 8 == 7 ? tf.tanh(y) : tf.multiply(z, y)), x)[0];
    }

    private static Tensor FanOut(Tensor x, int size)
    {
        Tensor z = tf.exp(x);
        return tf.add_n([.. Enumerable.Range(0, size).Select(i => i % 2 == 0 ? tf.tanh(z) + i : tf.sigmoid(z) * i)]);
    }

    // Each is used beside the next one, so that each has to be found from its users.
    private static Tensor Identities(Tensor x, int size)
    {
        var all = new List<Tensor>();
        Tensor y = x;
        for (int i = 0; i < size / 2; i++)
        {
            y = tf.identity(y);
            all.Add(tf.tanh(y));
        }

        return tf.add_n([.. all]);
    }

    // Products with constants, bias, activation.
    private static Tensor Layers(Tensor x, int size)
    {
        int width = (int)x.shape.dims[0];
        Tensor w = tf.constant(new float[width, width]), b = tf.constant(new float[width]);
        return Chain(x, size / 3, (y, _) => tf.nn.relu(tf.nn.bias_add(tf.matmul(y, w), b)));
    }
}
