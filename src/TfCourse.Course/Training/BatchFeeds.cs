using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>Mini-batches as feeds: buffers of the full and of the last batch, filled anew for each step.</summary>
internal sealed class BatchFeeds
{
    private readonly MiniBatches _batches;
    private readonly Buffers _full, _last;
    private readonly DenseNetwork _network;
    private object[]? _fetches;

    public BatchFeeds(Dataset data, int batchSize, ExampleOrder order, DenseNetwork network, Tensor? learningRate = null)
    {
        _batches = new MiniBatches(data, batchSize, order);
        _network = network;
        int size = Math.Min(batchSize, data.Count), rest = data.Count - ((_batches.Count - 1) * batchSize);
        _full = new Buffers(size, data.FeatureSize, network, learningRate);
        _last = rest == size ? _full : new Buffers(rest, data.FeatureSize, network, learningRate);
    }

    public int Count => _batches.Count;

    /// <summary>Examples of the batch filled last.</summary>
    public int Examples { get; private set; }

    public void StartEpoch(int epoch) => _batches.StartEpoch(epoch);

    /// <summary>What a training step fetches: the loss before it, the number of right answers, the step.</summary>
    public object[] Fetches(Operation step) => _fetches ??= [_network.Loss, _network.Correct, step];

    public FeedItem[] Fill(int batch, float rate = 0)
    {
        Buffers buffers = batch == Count - 1 ? _last : _full;
        Examples = _batches.FillFeatures(batch, buffers.Features);
        _batches.FillLabels(batch, buffers.Labels);
        buffers.LearningRate[0] = rate;
        return buffers.Feeds;
    }

    private sealed class Buffers
    {
        public Buffers(int examples, int features, DenseNetwork network, Tensor? learningRate)
        {
            Features = new float[examples * features];
            Labels = new int[examples];
            FeedItem[] data =
            [
                new FeedItem(network.X, new HostTensor(DataType.DtFloat, [examples, features], Features)),
                new FeedItem(network.Labels, new HostTensor(DataType.DtInt32, [examples], Labels)),
            ];
            Feeds = learningRate is null ? data : [.. data, new FeedItem(learningRate, new HostTensor(DataType.DtFloat, [], LearningRate))];
        }

        public float[] Features { get; }

        public int[] Labels { get; }

        public float[] LearningRate { get; } = new float[1];

        public FeedItem[] Feeds { get; }
    }
}
