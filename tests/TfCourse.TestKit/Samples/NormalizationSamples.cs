using Tensorflow;
using TfCourse.Engine;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of normalization, resizing and dilation.</summary>
internal static class NormalizationSamples
{
    private static readonly SamplePrecision Single = SamplePrecision.Single;

    public static IReadOnlyList<OpSample> All { get; } = [.. Normal(), .. Local(), .. Resized(), .. Dilated()];

    private static IEnumerable<OpSample> Normal()
    {
        SampleInput none = Fixed(Array.Empty<float>());
        SampleInput mean = Fixed(new[] { 0.1f, -0.2f }), variance = Fixed(new[] { 0.8f, 1.3f });
        (string Name, int[] Dims, bool Training, string Format)[] rows =
        [
            ("batch", [2, 2, 2, 2], true, "NHWC"), ("one image", [1, 3, 2, 2], true, "NHWC"), ("channels first", [2, 2, 2, 2], true, "NCHW"),
            ("averages", [2, 2, 1, 2], false, "NHWC"), ("averages, channels first", [1, 2, 2, 2], false, "NCHW"), ("no images", [0, 2, 2, 2], false, "NHWC"),
        ];
        foreach ((string name, int[] dims, bool training, string format) in rows)
        {
            foreach (string op in new[] { "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3" })
            {
                yield return new(op, name, Real(dims), Real(2).In(0.5, 1.5), Real(2), training ? none : mean, training ? none : variance)
                {
                    Attrs = [("is_training", training), ("data_format", format), ("epsilon", 0.001f)],
                    Precision = Single,
                    ShapeUnknownBecause = op == "FusedBatchNormV3" ? "the third reserve space belongs to the engine" : null,
                    ComparedOutputs = 1, // the statistics have no gradient in TensorFlow
                };
            }
        }
    }

    private static IEnumerable<OpSample> Local() => new (string Name, int[] Dims, Attr[] Attrs)[]
    {
        ("defaults", [1, 2, 1, 3], []), ("narrow", [1, 2, 2, 4], [("depth_radius", 1L)]), ("strong", [1, 1, 2, 3], [("alpha", 0.5f), ("beta", 0.75f)]),
        ("biased", [2, 1, 1, 3], [("bias", 2f), ("depth_radius", 2L)]), ("no images", [0, 2, 2, 3], []),
    }.Select(r => new OpSample("LRN", r.Name, Real(r.Dims)) { Attrs = r.Attrs, Precision = Single, OneOrderBecause = "no gradient of LRNGrad" });

    private static IEnumerable<OpSample> Resized() => new (string Name, int[] Dims, SampleInput Size, Attr[] Attrs)[]
    {
        ("larger", [1, 2, 2, 2], Ints(3, 4), []), ("smaller", [1, 4, 3, 1], Ints(2, 2), []), ("same", [2, 2, 3, 1], Ints(2, 3), []),
        ("aligned corners", [1, 3, 2, 1], Ints(5, 4), [("align_corners", true)]), ("centers", [1, 3, 2, 1], Ints(4, 3), [("half_pixel_centers", true)]),
        ("no images", [0, 2, 2, 1], Ints(3, 3), []),
    }.SelectMany(r => new OpSample[]
    {
        new("ResizeBilinear", r.Name, Real(r.Dims), r.Size) { Attrs = r.Attrs, OneOrderBecause = "no gradient of ResizeBilinearGrad", Precision = SamplePrecision.Straight(1) },
        new("ResizeBicubic", r.Name, Real(r.Dims), r.Size) { Attrs = r.Attrs, OneOrderBecause = "no gradient of ResizeBicubicGrad", Precision = SamplePrecision.Straight(1) },
        new("ResizeNearestNeighbor", r.Name, Real(r.Dims), r.Size) { Attrs = r.Attrs, OneOrderBecause = "no gradient of ResizeNearestNeighborGrad" },
    });

    private static IEnumerable<OpSample> Dilated()
    {
        (string Name, int[] Input, int[] Filter, long Stride, long Rate, string Padding)[] rows =
        [
            ("valid", [1, 3, 3, 1], [2, 2, 1], 1, 1, "VALID"), ("same", [1, 3, 3, 2], [2, 2, 2], 1, 1, "SAME"), ("strides", [1, 4, 4, 1], [2, 2, 1], 2, 1, "VALID"),
            ("rates", [1, 4, 4, 1], [2, 2, 1], 1, 2, "VALID"), ("no images", [0, 3, 3, 1], [2, 2, 1], 1, 1, "VALID"),
        ];
        return rows.Select(r => new OpSample("Dilation2D", r.Name, Real(r.Input), Real(r.Filter))
        {
            Attrs = [("strides", new[] { 1, r.Stride, r.Stride, 1 }), ("rates", new[] { 1, r.Rate, r.Rate, 1 }), ("padding", r.Padding)],
            OneOrderBecause = "no gradient of Dilation2DBackpropInput",
        });
    }
}
