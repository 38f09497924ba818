using Tensorflow;
using TfCourse.Datasets;
using static Tensorflow.Binding;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>How a deep softmax network is trained.</summary>
/// <param name="Hidden">Units of the hidden layers.</param>
/// <param name="LearningRate">α.</param>
/// <param name="BatchSize">Examples of a mini-batch.</param>
/// <param name="Seed">Of the first weights and of the order of the examples.</param>
/// <param name="Normalization">Of the hidden layers; null for none.</param>
/// <param name="Smoothing">ε of smoothed labels.</param>
/// <param name="Adam">Whether Adam updates; else gradient descent.</param>
/// <param name="Augment">Changes the inputs in training; null for none.</param>
internal sealed record SoftmaxSettings(
    IReadOnlyList<int> Hidden, double LearningRate, int BatchSize, int Seed, BatchNormSettings? Normalization = null, double Smoothing = 0, bool Adam = false, Func<Tensor, Tensor>? Augment = null);

/// <summary>A deep softmax network with its session, trained epoch by epoch, so that whoever trains may look at it in between.</summary>
internal sealed class SoftmaxTraining : IDisposable
{
    private const int EvaluationBatch = 500;
    private readonly Graph _graph;
    private readonly Operation _step;
    private readonly MiniBatches _order;
    private readonly ColumnBatches _batches;
    private readonly Dataset _train;

    public SoftmaxTraining(Dataset train, SoftmaxSettings settings)
    {
        _train = train;
        _graph = new Graph().as_default();
        Network = new DeepSoftmaxNetwork([train.FeatureSize, .. settings.Hidden, train.ClassCount], settings.Seed, settings.Normalization, settings.Smoothing, settings.Augment);
        Optimizer optimizer = settings.Adam ? tf.train.AdamOptimizer((float)settings.LearningRate) : tf.train.GradientDescentOptimizer((float)settings.LearningRate);
        _step = tf.group([optimizer.minimize(Network.Cost), Network.UpdateAverages]);
        Operation initialize = tf.global_variables_initializer();
        Session = new Session(_graph);
        Session.run(initialize);
        _order = new MiniBatches(train, Math.Min(settings.BatchSize, train.Count), ExampleOrder.Shuffled((ulong)settings.Seed));
        _batches = new ColumnBatches(train, Network.X, Network.Y);
    }

    public DeepSoftmaxNetwork Network { get; }

    public Session Session { get; }

    /// <summary>Mini-batches of an epoch.</summary>
    public int Batches => _order.Count;

    /// <summary>The graph, for whoever adds to it before the first epoch.</summary>
    public Graph Graph => _graph;

    /// <summary>An epoch, from 0.</summary>
    /// <param name="epoch">Which.</param>
    /// <param name="after">Told after each step: its number in the epoch, from 0.</param>
    /// <returns>The mean cost of the examples, each before its update.</returns>
    public double Epoch(int epoch, Action<int>? after = null)
    {
        _order.StartEpoch(epoch);
        double cost = 0;
        for (int batch = 0; batch < _order.Count; batch++)
        {
            ReadOnlySpan<int> members = _order.Indices(batch);
            cost += members.Length * (double)(float)Session.run(new object[] { Network.Cost, _step }, _batches.Fill(members))[0];
            after?.Invoke(batch);
        }

        return cost / _train.Count;
    }

    /// <summary>Mean loss and accuracy at test time.</summary>
    public (double Cost, double Accuracy) Evaluate(Dataset data)
    {
        (double loss, long correct) = (0, 0);
        foreach (FeedItem[] feeds in Parts(data))
        {
            Tensorflow.NumPy.NDArray[] values = Session.run(new object[] { Network.TestLoss, Network.Correct }, feeds);
            loss += (float)values[0];
            correct += (int)values[1];
        }

        return (loss / data.Count, (double)correct / data.Count);
    }

    /// <summary>The values of a [rows, m] tensor on a whole set, as the references take them.</summary>
    public NDArray Values(Tensor tensor, Dataset data)
        => np.concatenate([.. Parts(data).Select(feeds => Arrays.ToReference(Arrays.Of(Session.run(tensor, feeds))))], 1);

    /// <summary>What feeds these examples of a set.</summary>
    public FeedItem[] Feeds(Dataset data, ReadOnlySpan<int> examples) => new ColumnBatches(data, Network.X, Network.Y).Fill(examples);

    public void Dispose()
    {
        Session.Dispose();
        _graph.Dispose();
    }

    private IEnumerable<FeedItem[]> Parts(Dataset data)
    {
        var batches = new ColumnBatches(data, Network.X, Network.Y);
        foreach (int[] part in Enumerable.Range(0, data.Count).Chunk(EvaluationBatch))
        {
            yield return batches.Fill(part);
        }
    }
}
