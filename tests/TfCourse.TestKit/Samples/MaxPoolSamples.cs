using Tensorflow;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of max-pooling with windows as inputs, with places, over volumes, and of its gradients.</summary>
internal static class MaxPoolSamples
{
    // The greatest of each window stays it within this step.
    private static readonly SamplePrecision Near = SamplePrecision.Straight(0.02), Straight = SamplePrecision.Straight(1);

    public static IReadOnlyList<OpSample> All { get; } = [.. Planes(), .. Volumes()];

    // Pixels ascend, so that the greatest of a window is its last pixel.
    private static IEnumerable<OpSample> Planes()
    {
        (string Name, int[] Input, int[] Output, double[] Greatest, long Size, long Stride, string Padding)[] rows =
        [
            ("valid", [1, 4, 4, 1], [1, 2, 2, 1], [5, 7, 13, 15], 2, 2, "VALID"),
            ("same", [1, 3, 3, 1], [1, 2, 2, 1], [4, 5, 7, 8], 2, 2, "SAME"),
            ("overlapping", [1, 4, 3, 1], [1, 2, 1, 1], [8, 11], 3, 1, "VALID"),
            ("whole image", [1, 2, 2, 1], [1, 1, 1, 1], [3], 2, 1, "VALID"),
            ("no images", [0, 2, 2, 1], [0, 1, 1, 1], [], 2, 2, "VALID"),
        ];
        foreach ((string name, int[] input, int[] output, double[] greatest, long size, long stride, string padding) in rows)
        {
            SampleInput pixels = Fixed(Ascending(input)).As(input), maxima = Fixed(greatest).As(output);
            SampleInput window = Ints(1, (int)size, (int)size, 1), strides = Ints(1, (int)stride, (int)stride, 1);
            Attr[] attrs = [("ksize", new[] { 1, size, size, 1 }), ("strides", new[] { 1, stride, stride, 1 }), ("padding", padding)];
            yield return new("MaxPoolV2", name, Real(input), window, strides) { Attrs = [("padding", padding)] };
            yield return new("MaxPoolWithArgmax", name, Real(input)) { Attrs = attrs, OneOrderBecause = "no gradient of MaxPoolGradWithArgmax" };
            yield return new("MaxPoolGrad", name, pixels, maxima, Real(output)) { Attrs = attrs };
            yield return new("MaxPoolGradGrad", name, pixels, maxima, Real(input)) { Attrs = attrs };
            yield return new("MaxPoolGradV2", name, pixels, maxima, Real(output), window, strides) { Attrs = [("padding", padding)], OneOrderBecause = "no gradient of MaxPoolGradGradV2" };
            yield return new("MaxPoolGradGradV2", name, pixels, maxima, Real(input), window, strides) { Attrs = [("padding", padding)] };
            long[] places = Array.ConvertAll(greatest, g => (long)g);
            yield return new("MaxPoolGradWithArgmax", name, pixels, Real(output), Longs(places).As(output)) { Attrs = attrs };
        }
    }

    private static IEnumerable<OpSample> Volumes()
    {
        (string Name, int[] Input, int[] Output, double[] Greatest, long Size, long Stride, string Padding)[] rows =
        [
            ("valid", [1, 2, 4, 2, 1], [1, 1, 2, 1, 1], [11, 15], 2, 2, "VALID"),
            ("same", [1, 2, 2, 3, 1], [1, 1, 1, 2, 1], [10, 11], 2, 2, "SAME"),
            ("overlapping", [1, 3, 2, 2, 1], [1, 2, 1, 1, 1], [7, 11], 2, 1, "VALID"),
            ("whole volume", [1, 2, 2, 2, 1], [1, 1, 1, 1, 1], [7], 2, 1, "VALID"),
            ("no volumes", [0, 2, 2, 2, 1], [0, 1, 1, 1, 1], [], 2, 2, "VALID"),
        ];
        foreach ((string name, int[] input, int[] output, double[] greatest, long size, long stride, string padding) in rows)
        {
            SampleInput cells = Singles(Ascending(input)).As(input), maxima = Singles(greatest).As(output);
            Attr[] attrs = [("ksize", new[] { 1, size, size, size, 1 }), ("strides", new[] { 1, stride, stride, stride, 1 }), ("padding", padding)];
            yield return new("MaxPool3D", name, Real(input)) { Attrs = attrs, Precision = Near };
            yield return new("MaxPool3DGrad", name, cells, maxima, Real(output)) { Attrs = attrs, Precision = Straight };
            yield return new("MaxPool3DGradGrad", name, cells, maxima, Real(input)) { Attrs = attrs, Precision = Straight };
        }
    }

    private static SampleInput Singles(double[] values) => Fixed(Array.ConvertAll(values, v => (float)v));

    private static double[] Ascending(int[] dims) => [.. Enumerable.Range(0, dims.Aggregate(1, (a, b) => a * b)).Select(i => (double)i)];
}
