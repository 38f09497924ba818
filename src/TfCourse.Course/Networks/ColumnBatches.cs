using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>Mini-batches with a column an example, in buffers that are kept: inputs [features, m] and one-hot labels [classes, m], float32.</summary>
internal sealed class ColumnBatches(Dataset data, Tensor inputs, Tensor labels)
{
    private static readonly int FeaturesAtOnce = Avx.IsSupported ? 1024 : 64;
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

        for (int i = 0; i < n; i += FeaturesAtOnce)
        {
            int count = Math.Min(FeaturesAtOnce, n - i);
            Turn(starts, i, count, buffers.X.AsSpan(i * m, count * m));
        }

        return buffers.Feeds;
    }

    // Features [from, from + count) of all examples: eight examples in turn, since the lines of all of them at once would drive each other out of the
    // cache, and long parts of them, which the processor fetches in advance.
    private void Turn(int[] starts, int from, int count, Span<float> to)
    {
        int m = starts.Length, j = 0;
        for (; Avx.IsSupported && j + 8 <= m; j += 8)
        {
            Eight(starts.AsSpan(j, 8), from, count, to[j..], m);
        }

        for (; j < m; j++)
        {
            One(Line(starts[j], from, count), to[j..], m);
        }
    }

    private ReadOnlySpan<float> Line(int start, int from, int count) => data.Features.AsSpan(start + from, count);

    private void Eight(ReadOnlySpan<int> starts, int from, int count, Span<float> to, int m)
    {
        ReadOnlySpan<float> a = Line(starts[0], from, count), b = Line(starts[1], from, count), c = Line(starts[2], from, count), d = Line(starts[3], from, count);
        ReadOnlySpan<float> e = Line(starts[4], from, count), f = Line(starts[5], from, count), g = Line(starts[6], from, count), h = Line(starts[7], from, count);
        int k = 0, at = 0;
        for (; k + 4 <= count; k += 4, at += 4 * m)
        {
            // Four examples in the lower half of a register, four in the upper.
            Vector256<float> ae = Pair(a, e, k), bf = Pair(b, f, k), cg = Pair(c, g, k), dh = Pair(d, h, k);
            Vector256<float> abLow = Avx.UnpackLow(ae, bf), abHigh = Avx.UnpackHigh(ae, bf), cdLow = Avx.UnpackLow(cg, dh), cdHigh = Avx.UnpackHigh(cg, dh);
            Avx.Shuffle(abLow, cdLow, 0x44).CopyTo(to[at..]);
            Avx.Shuffle(abLow, cdLow, 0xEE).CopyTo(to[(at + m)..]);
            Avx.Shuffle(abHigh, cdHigh, 0x44).CopyTo(to[(at + (2 * m))..]);
            Avx.Shuffle(abHigh, cdHigh, 0xEE).CopyTo(to[(at + (3 * m))..]);
        }

        for (int j = 0; k < count && j < starts.Length; j++)
        {
            One(Line(starts[j], from, count)[k..], to[(at + j)..], m);
        }
    }

    private static Vector256<float> Pair(ReadOnlySpan<float> low, ReadOnlySpan<float> high, int at)
        => Vector256.Create(Vector128.Create(low[at..]), Vector128.Create(high[at..]));

    private static void One(ReadOnlySpan<float> line, Span<float> column, int m)
    {
        for (int k = 0, to = 0; k < line.Length; k++, to += m)
        {
            column[to] = line[k];
        }
    }
}
