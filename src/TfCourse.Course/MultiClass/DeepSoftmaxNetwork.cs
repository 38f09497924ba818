using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>How a network's hidden layers are normalized.</summary>
/// <param name="Momentum">Of the running averages, in [0, 1).</param>
/// <param name="Convention">What momentum means.</param>
/// <param name="Epsilon">ε, above 0.</param>
public sealed record BatchNormSettings(double Momentum = 0.9, MomentumConvention Convention = MomentumConvention.TensorFlow, double Epsilon = 1e-3);

/// <summary>
/// A deep network for several classes with variables: hidden layers with relu, with or without batch normalization, softmax at
/// the end. Columns are examples, numbers float32. It stands in the graph twice over the same variables: as it trains, and as it
/// is at test time.
/// </summary>
public sealed class DeepSoftmaxNetwork
{
    private readonly double _epsilon;

    /// <summary>Adds the network to the default graph.</summary>
    /// <param name="sizes">Units of each layer, the features first, the classes last.</param>
    /// <param name="seed">Of the first weights, which are He's.</param>
    /// <param name="normalization">Of the hidden layers; null for biases instead.</param>
    /// <param name="smoothing">ε of smoothed labels in the training cost; 0 for none.</param>
    /// <param name="augment">Changes the inputs in training; null for none.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one is below 1.</exception>
    public DeepSoftmaxNetwork(IReadOnlyList<int> sizes, int seed, BatchNormSettings? normalization = null, double smoothing = 0, Func<Tensor, Tensor>? augment = null)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Count < 2 || sizes.Any(s => s < 1))
        {
            throw new ArgumentException($"The layer sizes are [{string.Join(", ", sizes)}]; an input and an output are needed, each of at least one unit.", nameof(sizes));
        }

        _epsilon = normalization?.Epsilon ?? 1;
        X = tf.placeholder(tf.float32, (sizes[0], -1), "X");
        Y = tf.placeholder(tf.float32, (sizes[^1], -1), "Y");
        Parameters start = Initialization.He([.. sizes], seed);
        List<NormalizedLayer> layers = [];
        List<ResourceVariable> trained = [];
        for (int l = 1; l < sizes.Count; l++)
        {
            bool isNormalized = normalization is not null && l < sizes.Count - 1;
            ResourceVariable W = Trained(OptimizerProblem.Fixed(start.W(l), tf.float32), $"W{l}");
            ResourceVariable? gamma = isNormalized ? Trained(tf.ones(new Shape(sizes[l], 1)), $"gamma{l}") : null;
            layers.Add(new NormalizedLayer(W, gamma is null ? null : (Tensor)gamma, Trained(tf.zeros(new Shape(sizes[l], 1)), isNormalized ? $"beta{l}" : $"b{l}")));
        }

        (Layers, Variables) = (layers, trained);
        Training = NormalizedNetwork.Forward(augment?.Invoke(X) ?? X, layers, _epsilon);
        Averages = [.. Training.Moments.Select((_, i) => (Running(tf.zeros(new Shape(sizes[i + 1], 1)), $"mean{i + 1}"), Running(tf.ones(new Shape(sizes[i + 1], 1)), $"variance{i + 1}")))];
        UpdateAverages = normalization is null ? tf.no_op() : tf.group([.. Training.Moments.SelectMany((batch, i) => Moved(batch, i, normalization))]);
        Test = NormalizedNetwork.Forward(X, layers, _epsilon, [.. Averages.Select(a => ((Tensor)a.Mean, (Tensor)a.Variance))]);
        Cost = tf.reduce_mean(GraphMultiClass.Losses(Training.Logits, smoothing > 0 ? GraphMultiClass.Smooth(Y, smoothing) : Y));
        TestLoss = tf.reduce_sum(GraphMultiClass.Losses(Test.Logits, Y));
        Correct = CorrectOf(Test.Logits);

        ResourceVariable Trained(Tensor value, string name)
        {
            ResourceVariable variable = tf.Variable(value, name: name);
            trained.Add(variable);
            return variable;
        }
    }

    /// <summary>The inputs: placeholder, [features, m].</summary>
    public Tensor X { get; }

    /// <summary>The labels: placeholder, one-hot [classes, m].</summary>
    public Tensor Y { get; }

    /// <summary>The layers, over variables.</summary>
    public IReadOnlyList<NormalizedLayer> Layers { get; }

    /// <summary>W1, gamma1 and beta1 or b1, W2, …</summary>
    public IReadOnlyList<ResourceVariable> Variables { get; }

    /// <summary>The way forward in training.</summary>
    public NormalizedPass Training { get; }

    /// <summary>The way forward at test time.</summary>
    public NormalizedPass Test { get; }

    /// <summary>Running mean and variance of every normalized layer, [n, 1].</summary>
    public IReadOnlyList<(ResourceVariable Mean, ResourceVariable Variance)> Averages { get; }

    /// <summary>Takes the mini-batch's mean and variance into the averages.</summary>
    public Operation UpdateAverages { get; }

    /// <summary>The mean cross-entropy of the mini-batch in training: a scalar.</summary>
    public Tensor Cost { get; }

    /// <summary>The sum of the losses at test time: a scalar.</summary>
    public Tensor TestLoss { get; }

    /// <summary>How many examples are classified right at test time: an int32 scalar.</summary>
    public Tensor Correct { get; }

    /// <summary>How many examples these logits get right: an int32 scalar.</summary>
    /// <param name="logits">[classes, m].</param>
    public Tensor CorrectOf(Tensor logits) => tf.reduce_sum(tf.cast(tf.equal(tf.argmax(logits, 0), tf.argmax(Y, 0)), tf.int32));

    /// <summary>The network at test time with every normalization folded into the layer before it: linear layers alone.</summary>
    public GraphPass Folded()
    {
        int normalized = 0;
        return GraphNetwork.Forward(X, [.. Layers.Select(layer => layer.Gamma is { } gamma
            ? GraphBatchNorm.Fold(layer.W, gamma, layer.Beta, Averages[normalized].Mean, Averages[normalized++].Variance, _epsilon)
            : new GraphLayer(layer.W, layer.Beta))]);
    }

    // Averages are no parameters: no optimizer may touch them.
    private static ResourceVariable Running(Tensor value, string name) => tf.Variable(value, trainable: false, name: name);

    private IEnumerable<Operation> Moved((Tensor Mean, Tensor Variance) batch, int layer, BatchNormSettings settings)
    {
        (ResourceVariable mean, ResourceVariable variance) = Averages[layer];
        Tensor spread = settings.Convention == MomentumConvention.PyTorch ? GraphBatchNorm.Unbiased(batch.Variance, X) : batch.Variance;
        yield return mean.assign(GraphBatchNorm.Next(mean, batch.Mean, settings.Momentum, settings.Convention)).op;
        yield return variance.assign(GraphBatchNorm.Next(variance, spread, settings.Momentum, settings.Convention)).op;
    }
}
