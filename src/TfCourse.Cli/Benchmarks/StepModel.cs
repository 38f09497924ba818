using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Cli;

/// <summary>A convolution of a benchmark's model, followed by bias, ReLU and max-pooling of 2 × 2.</summary>
internal sealed record StepConvolution(int Inputs, int Outputs, int Kernel, string Padding);

/// <summary>A network of the benchmark of training steps: convolutions on 28 × 28 images, dense layers, Adam.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Sizes">Units of the dense layers, the input first.</param>
/// <param name="Batch">Examples of a step.</param>
/// <param name="Convolutions">What comes before the dense layers.</param>
internal sealed record StepModel(string Name, int[] Sizes, int Batch, params StepConvolution[] Convolutions)
{
    private const int Side = 28;

    public static IReadOnlyList<StepModel> All { get; } =
    [
        new("tiny", [2, 20, 3, 1], 64),
        new("signs", [12288, 25, 12, 6], 32),
        new("mnist", [784, 512, 256, 10], 128),
        new("lenet", [400, 120, 84, 10], 64, new StepConvolution(1, 6, 5, "SAME"), new StepConvolution(6, 16, 5, "VALID")),
        new("conv32-64", [3136, 512, 10], 64, new StepConvolution(1, 32, 5, "SAME"), new StepConvolution(32, 64, 5, "SAME")),
    ];

    /// <summary>The model of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static StepModel Find(string name) => All.FirstOrDefault(m => m.Name == name)
        ?? throw new ArgumentException($"There is no model '{name}' to benchmark; known: {string.Join(", ", All.Select(m => m.Name))}.");

    /// <summary>Multiplications and additions of the products and convolutions of one step, forward and backward; the first layer needs no gradient of its input.</summary>
    public double Operations
    {
        get
        {
            double sum = 0;
            int side = Side;
            for (int i = 0; i < Convolutions.Length; i++)
            {
                StepConvolution c = Convolutions[i];
                side -= c.Padding == "SAME" ? 0 : c.Kernel - 1;
                sum += 2.0 * Batch * side * side * c.Kernel * c.Kernel * c.Inputs * c.Outputs * (i == 0 ? 2 : 3);
                side /= 2;
            }

            for (int l = 1; l < Sizes.Length; l++)
            {
                sum += 2.0 * Batch * Sizes[l - 1] * Sizes[l] * (l == 1 && Convolutions.Length == 0 ? 2 : 3);
            }

            return sum;
        }
    }

    private bool IsBinary => Sizes[^1] == 1;

    /// <summary>Builds the model in the default graph.</summary>
    public StepGraph Build()
    {
        Tensor x = tf.placeholder(tf.float32, Convolutions.Length > 0 ? new Shape(Batch, Side, Side, 1) : new Shape(Batch, Sizes[0]), "x"), a = x;
        Tensor y = IsBinary ? tf.placeholder(tf.float32, new Shape(Batch, 1), "y") : tf.placeholder(tf.int32, new Shape(Batch), "y");
        for (int i = 0; i < Convolutions.Length; i++)
        {
            StepConvolution c = Convolutions[i];
            Tensor z = tf.nn.bias_add(tf.nn.conv2d(a, Weights("F" + i, c.Kernel, c.Kernel, c.Inputs, c.Outputs), 1, c.Padding), Biases("c" + i, c.Outputs));
            a = tf.nn.max_pool2d(tf.nn.relu(z), 2, 2, "VALID");
        }

        a = Convolutions.Length > 0 ? tf.reshape(a, new Shape(Batch, Sizes[0])) : a;
        for (int l = 1; l < Sizes.Length; l++)
        {
            a = tf.nn.bias_add(tf.matmul(a, Weights("W" + l, Sizes[l - 1], Sizes[l])), Biases("b" + l, Sizes[l]));
            a = l == Sizes.Length - 1 ? a : IsBinary ? tf.tanh(a) : tf.nn.relu(a);
        }

        Tensor loss = tf.reduce_mean(IsBinary
            ? tf.nn.sigmoid_cross_entropy_with_logits(labels: y, logits: a)
            : tf.nn.sparse_softmax_cross_entropy_with_logits(labels: y, logits: a));
        return new StepGraph(x, y, loss, tf.train.AdamOptimizer(1e-3f).minimize(loss), tf.global_variables_initializer());
    }

    /// <summary>Inputs between 0 and 1 and labels, drawn from a seed.</summary>
    public NDArray[] Examples(int seed)
    {
        var random = new Random(seed);
        var x = new float[Batch * (Convolutions.Length > 0 ? Side * Side : Sizes[0])];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.NextSingle();
        }

        var labels = new int[Batch];
        for (int i = 0; i < Batch; i++)
        {
            labels[i] = random.Next(IsBinary ? 2 : Sizes[^1]);
        }

        NDArray inputs = NDArray.over(x, Convolutions.Length > 0 ? new Shape(Batch, Side, Side, 1) : new Shape(Batch, Sizes[0]));
        return [inputs, IsBinary ? NDArray.over(Array.ConvertAll(labels, l => (float)l), new Shape(Batch, 1)) : new NDArray(labels)];
    }

    private static Tensor Weights(string name, params long[] shape)
        => tf.get_variable(name, new Shape(shape), initializer: tf.glorot_uniform_initializer, use_resource: true).AsTensor();

    private static Tensor Biases(string name, long size) => tf.get_variable(name, new Shape(size), initializer: tf.zeros_initializer, use_resource: true).AsTensor();
}

/// <summary>The nodes of a model that a step uses.</summary>
internal sealed record StepGraph(Tensor X, Tensor Y, Tensor Loss, Operation Train, Operation Initialize);
