using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.Checking;

/// <summary>The framework's own gradients of a dense network that is described by sizes, activations and loss: the graph is built here, so that nobody writes any.</summary>
internal static class MlpGraph
{
    /// <summary>Cost and gradients, layers' values in columns layout.</summary>
    public static (double Cost, LayerValues[] Gradients) Run(DenseNetwork network, LayerValues[] theta)
    {
        using Graph graph = new Graph().as_default();
        int m = network.Examples;
        List<(int Layer, char Role, Tensor Value)> parameters = [];
        Tensor a = Matrix(network.X, network.Sizes[0], m);
        Tensor penalty = Number(0);
        for (int l = 1; l <= network.Layers; l++)
        {
            int n = network.Sizes[l];
            Tensor w = Parameter(l, 'w', theta[l - 1].W, n, network.Sizes[l - 1]);
            Tensor z = tf.matmul(w, a);
            penalty += Number(Decay(network.WeightDecay, l) / 2) * tf.reduce_sum(w * w) + Number(network.Lasso) * tf.reduce_sum(tf.abs(w));
            if (theta[l - 1].B is { } bias)
            {
                Tensor b = Parameter(l, 'b', bias, n, 1);
                z += b;
                penalty += Number(Decay(network.BiasDecay, l) / 2) * tf.reduce_sum(b * b);
            }

            if (theta[l - 1].Gamma is { } gamma)
            {
                Tensor mean = tf.reduce_mean(z, axis: 1, keepdims: true), off = z - mean;
                Tensor variance = tf.reduce_mean(off * off, axis: 1, keepdims: true);
                z = Parameter(l, 'g', gamma, n, 1) * off / tf.sqrt(variance + Number(network.NormEpsilon));
                if (theta[l - 1].Beta is { } beta)
                    z += Parameter(l, 's', beta, n, 1);
            }

            a = l < network.Layers ? Activated(network.Hidden[l - 1].Name, z) : Output(network.Output.Name, z);
            if (l < network.Layers && network.Mask(l) is { } mask)
                a = a * Matrix(mask, n, m) * Number(network.MaskScale);
        }

        Tensor cost = Number(network.Scale) * tf.reduce_sum(Loss(network, a)) + penalty;
        Tensor[] gradients = tf.gradients(cost, parameters.Select(p => p.Value).ToArray());
        using Session session = new(graph);
        Tensorflow.NumPy.NDArray[] values = session.run((Tensor[])[cost, .. gradients]);
        double[]?[,] parts = new double[]?[network.Layers + 1, 4];
        foreach (((int layer, char role, _), int i) in parameters.Select((p, i) => (p, i)))
            parts[layer, "wbgs".IndexOf(role, StringComparison.Ordinal)] = values[i + 1].ToArray<double>();
        return (values[0].ToArray<double>()[0],
            [.. Enumerable.Range(1, network.Layers).Select(l => new LayerValues { W = parts[l, 0]!, B = parts[l, 1], Gamma = parts[l, 2], Beta = parts[l, 3] })]);

        Tensor Parameter(int layer, char role, double[] value, int rows, int columns)
        {
            Tensor parameter = Matrix(value, rows, columns);
            parameters.Add((layer, role, parameter));
            return parameter;
        }
    }

    private static double Decay(double[] decay, int l) => l <= decay.Length ? decay[l - 1] : 0;

    private static Tensor Matrix(double[] values, int rows, int columns) => tf.constant(values, shape: new Shape(rows, columns));

    private static Tensor Number(double value) => tf.constant(value, TF_DataType.TF_DOUBLE);

    private static Tensor Output(string name, Tensor z)
        => name.Split(", then ").Aggregate(z, (value, step) => step switch
        {
            "softmax" => tf.transpose(tf.nn.softmax(tf.transpose(value))),
            "softmax over the examples" => tf.nn.softmax(value),
            _ => Activated(step, value),
        });

    private static Tensor Activated(string name, Tensor z) => name switch
    {
        "linear" => z,
        "relu" => tf.nn.relu(z),
        "tanh" => tf.tanh(z),
        "sigmoid" => tf.sigmoid(z),
        "elu" => tf.nn.elu(z),
        "selu" => tf.nn.selu(z),
        "softplus" => tf.nn.softplus(z),
        "softsign" => tf.nn.softsign(z),
        "swish" => z * tf.sigmoid(z),
        "gelu" => Number(0.5) * z * (Number(1) + tf.tanh(Number(Math.Sqrt(2 / Math.PI)) * (z + Number(0.044715) * z * z * z))),
        "mish" => z * tf.tanh(tf.nn.softplus(z)),
        "relu6" => tf.nn.relu6(z),
        "hard_sigmoid" => tf.clip_by_value(Number(0.2) * z + Number(0.5), Number(0), Number(1)),
        "sin" => tf.sin(z),
        "square" => z * z,
        // The op's slope is a float32: the slope that the user wrote is multiplied in here.
        _ when name.StartsWith("leaky_relu(", StringComparison.Ordinal)
            => tf.nn.relu(z) - Number(double.Parse(name.AsSpan(11, name.Length - 12), System.Globalization.CultureInfo.InvariantCulture)) * tf.nn.relu(-z),
        _ => throw new ArgumentException($"The activation '{name}' has no graph."),
    };

    private static Tensor Loss(DenseNetwork network, Tensor a)
    {
        Tensor y = Matrix(network.Y, network.Sizes[^1], network.Examples), gap = a - y;
        double e = network.Loss.Guard;
        if (network.Loss.Clips)
            a = tf.clip_by_value(a, Number(e), Number(1 - e));
        double inside = network.Loss.Clips ? 0 : e;
        return network.Loss.Name switch
        {
            "binary cross-entropy" => -(Times(y, Log(a, inside)) + Times(Number(1) - y, Log(Number(1) - a, inside))),
            "categorical cross-entropy" => -Times(y, Log(a, inside)),
            "squared error" => gap * gap,
            "absolute error" => tf.abs(gap),
            "log-cosh" => tf.log(tf.cosh(gap)),
            "Huber loss" => Huber(tf.abs(gap)),
            "hinge loss of labels -1 and 1" => tf.nn.relu(Number(1) - a * y),
            "hinge loss of labels 0 and 1" => tf.nn.relu(Number(1) - a * (Number(2) * y - Number(1))),
            _ => throw new ArgumentException($"The loss '{network.Loss.Name}' has no graph."),
        };
    }

    private static Tensor Log(Tensor a, double inside) => tf.log(inside == 0 ? a : a + Number(inside));

    private static Tensor Times(Tensor y, Tensor log) => y * log;

    // ½d² up to 1, d - ½ beyond: d's part up to 1 squared, and the rest as it is.
    private static Tensor Huber(Tensor d)
    {
        Tensor near = tf.minimum(d, Number(1));
        return Number(0.5) * near * near + (d - near);
    }
}
