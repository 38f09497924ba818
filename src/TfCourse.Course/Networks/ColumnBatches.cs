using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>Mini-batches with a column an example, in buffers that are kept: inputs [features, m] and one-hot labels [classes, m], float32.</summary>
internal sealed class ColumnBatches(Dataset data, Tensor inputs, Tensor labels)
{
    private const int FeaturesOfALine = 16;
    private readonly Dictionary<int, (float[] X, float[] Y, FeedItem[] Feeds)> _buffers = [];

    public FeedItem[] Fill(ReadOnlySpan<int> examples)
    {
        int m = examples.Length, n = data.FeatureSize;
        if (!_buffers.TryGetValue(m, out (float[] X, float[] Y, FeedItem[] Feeds) buffers))
        {
            float[] x = new float[checked(n * m)], y = new float[checked(data.ClassCount * m)];
            buffers = (x, y,
            [
                new FeedItem(inputs, new HostTensor(DataType.DtFloat, [n, m], x)),
                new FeedItem(labels, new HostTensor(DataType.DtFloat, [data.ClassCount, m], y)),
            ]);
            _buffers.Add(m, buffers);
        }

        Array.Clear(buffers.Y);
        int[] starts = new int[m];
        for (int j = 0; j < m; j++)
        {
            starts[j] = examples[j] * n;
            buffers.Y[(data.Labels![examples[j]] * m) + j] = 1;
        }

        // A line of the cache of each example in turn: all examples' lines at once would drive each other out of the cache.
        for (int i = 0; i < n; i += FeaturesOfALine)
        {
            int length = Math.Min(FeaturesOfALine, n - i);
            for (int j = 0; j < m; j++)
            {
                ReadOnlySpan<float> line = data.Features.AsSpan(starts[j] + i, length);
                Span<float> column = buffers.X.AsSpan((i * m) + j);
                for (int k = 0, to = 0; k < line.Length; k++, to += m)
                {
                    column[to] = line[k];
                }
            }
        }

        return buffers.Feeds;
    }
}
