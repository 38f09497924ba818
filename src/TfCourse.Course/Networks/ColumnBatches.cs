using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;

namespace TfCourse.Course;

/// <summary>Mini-batches with a column an example, in buffers that are kept: inputs [features, m] and one-hot labels [classes, m], float32.</summary>
internal sealed class ColumnBatches(Dataset data, Tensor inputs, Tensor labels)
{
    private static readonly int FeaturesAtOnce = Sse.IsSupported ? 1024 : 64;
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

    // Features [from, from + count) of all examples: four examples in turn, since the lines of all of them at once would drive each other out of the
    // cache, and long parts of them, which the processor fetches in advance.
    private void Turn(int[] starts, int from, int count, Span<float> to)
    {
        int m = starts.Length, fours = Sse.IsSupported ? m - (m % 4) : 0;
        for (int j = 0; j < fours; j += 4)
        {
            Four(Line(starts[j], from, count), Line(starts[j + 1], from, count), Line(starts[j + 2], from, count), Line(starts[j + 3], from, count), to[j..], m);
        }

        for (int j = fours; j < m; j++)
        {
            One(Line(starts[j], from, count), to[j..], m);
        }
    }

    private ReadOnlySpan<float> Line(int start, int from, int count) => data.Features.AsSpan(start + from, count);

    private static void Four(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d, Span<float> to, int m)
    {
        int k = 0, at = 0;
        for (; k <= a.Length - 4; k += 4, at += 4 * m)
        {
            Vector128<float> va = Vector128.Create(a[k..]), vb = Vector128.Create(b[k..]), vc = Vector128.Create(c[k..]), vd = Vector128.Create(d[k..]);
            Vector128<float> abLow = Sse.UnpackLow(va, vb), abHigh = Sse.UnpackHigh(va, vb), cdLow = Sse.UnpackLow(vc, vd), cdHigh = Sse.UnpackHigh(vc, vd);
            Sse.MoveLowToHigh(abLow, cdLow).CopyTo(to[at..]);
            Sse.MoveHighToLow(cdLow, abLow).CopyTo(to[(at + m)..]);
            Sse.MoveLowToHigh(abHigh, cdHigh).CopyTo(to[(at + (2 * m))..]);
            Sse.MoveHighToLow(cdHigh, abHigh).CopyTo(to[(at + (3 * m))..]);
        }

        if (k < a.Length)
        {
            One(a[k..], to[at..], m);
            One(b[k..], to[(at + 1)..], m);
            One(c[k..], to[(at + 2)..], m);
            One(d[k..], to[(at + 3)..], m);
        }
    }

    private static void One(ReadOnlySpan<float> line, Span<float> column, int m)
    {
        for (int k = 0, to = 0; k < line.Length; k++, to += m)
        {
            column[to] = line[k];
        }
    }
}
