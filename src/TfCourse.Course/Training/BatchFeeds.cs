using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>Mini-batches as feeds: buffers of the full and of the last batch, filled anew for each step, shared out over networks in the order of the examples.</summary>
internal sealed class BatchFeeds
{
    private readonly MiniBatches _batches;
    private readonly Buffers _full, _last;

    public BatchFeeds(Dataset data, int batchSize, ExampleOrder order, IReadOnlyList<DenseNetwork> networks, Tensor? learningRate = null)
    {
        _batches = new MiniBatches(data, batchSize, order);
        int size = Math.Min(batchSize, data.Count), rest = data.Count - ((_batches.Count - 1) * batchSize);
        _full = new Buffers(size, data.FeatureSize, networks, learningRate);
        _last = rest == size ? _full : new Buffers(rest, data.FeatureSize, networks, learningRate);
    }

    public int Count => _batches.Count;

    /// <summary>Examples of the batch filled last.</summary>
    public int Examples { get; private set; }

    public void StartEpoch(int epoch) => _batches.StartEpoch(epoch);

    public FeedItem[] Fill(int batch, float rate = 0)
    {
        Buffers buffers = batch == Count - 1 ? _last : _full;
        Examples = _batches.FillFeatures(batch, buffers.Features);
        _batches.FillLabels(batch, buffers.Labels);
        buffers.Share();
        buffers.LearningRate[0] = rate;
        return buffers.Feeds;
    }

    private sealed class Buffers
    {
        private readonly (float[] Features, int[] Labels)[] _parts;

        public Buffers(int examples, int features, IReadOnlyList<DenseNetwork> networks, Tensor? learningRate)
        {
            Features = new float[checked(examples * features)];
            Labels = new int[examples];
            _parts = networks.Count == 1 ? [(Features, Labels)]
                : [.. Enumerable.Range(0, networks.Count).Select(r => (examples * (r + 1L) / networks.Count) - (examples * (long)r / networks.Count)).Select(n => (new float[n * features], new int[n]))];
            IEnumerable<FeedItem> data = networks.Zip(_parts).SelectMany(p => new[]
            {
                new FeedItem(p.First.X, new HostTensor(DataType.DtFloat, [p.Second.Labels.Length, features], p.Second.Features)),
                new FeedItem(p.First.Labels, new HostTensor(DataType.DtInt32, [p.Second.Labels.Length], p.Second.Labels)),
            });
            Feeds = learningRate is null ? [.. data] : [.. data, new FeedItem(learningRate, new HostTensor(DataType.DtFloat, [], LearningRate))];
        }

        public float[] Features { get; }

        public int[] Labels { get; }

        public float[] LearningRate { get; } = new float[1];

        public FeedItem[] Feeds { get; }

        // A single part is the batch itself.
        public void Share()
        {
            int features = 0, labels = 0;
            for (int r = 0; _parts.Length > 1 && r < _parts.Length; r++)
            {
                Features.AsSpan(features, _parts[r].Features.Length).CopyTo(_parts[r].Features);
                Labels.AsSpan(labels, _parts[r].Labels.Length).CopyTo(_parts[r].Labels);
                (features, labels) = (features + _parts[r].Features.Length, labels + _parts[r].Labels.Length);
            }
        }
    }
}
