using Tensorflow;
using TfCourse.Engine;
using static TfCourse.TestKit.SampleInput;

namespace TfCourse.TestKit;

/// <summary>Samples of the gradients of ops on images, and of ops on images that have none.</summary>
internal static class ImageGradientSamples
{
    private static readonly SamplePrecision Single = SamplePrecision.Single;

    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Crops(),
        new("ResizeBicubicGrad", "larger", Real(1, 3, 4, 2), Real(1, 2, 2, 2)) { Precision = Single },
        .. Normal("FusedBatchNormGrad"), .. Normal("FusedBatchNormGradV2"), .. Normal("FusedBatchNormGradV3"),
        new("LRNGrad", "images", Real(1, 2, 1, 3), Real(1, 2, 1, 3), Real(1, 2, 1, 3)) { Precision = Single },
        new("ResizeBilinearGrad", "larger", Real(1, 3, 4, 2), Real(1, 2, 2, 2)) { Precision = Single },
        new("ResizeBilinearGrad", "no images", Real(0, 3, 4, 2), Real(0, 2, 2, 2)) { Precision = Single },
        new("ResizeNearestNeighborGrad", "larger", Real(1, 3, 4, 2), Ints(2, 2)),
        new("Dilation2DBackpropInput", "valid", Real(1, 3, 3, 1), Real(2, 2, 1), Real(1, 2, 2, 1)) { Attrs = Dilated },
        new("Dilation2DBackpropFilter", "valid", Real(1, 3, 3, 1), Real(2, 2, 1), Real(1, 2, 2, 1)) { Attrs = Dilated },
        new("AdjustContrastv2", "images", Real(2, 2, 2, 3), Number(1.5f)) { Precision = Single },
        new("AdjustHue", "images", Real(1, 2, 2, 3).In(0, 1), Number(0.3f)) { Precision = Single },
        new("AdjustSaturation", "images", Real(1, 2, 2, 3).In(0, 1), Number(0.5f)) { Precision = Single },
        new("DrawBoundingBoxes", "images", Real(1, 3, 4, 3), Fixed(new float[,,] { { { 0, 0, 1, 0.7f }, { 0.4f, 0.5f, 0.9f, 2 } } })) { Precision = Single },
        new("DrawBoundingBoxesV2", "images", Real(1, 3, 4, 1), Fixed(new float[,,] { { { 0, 0, 1, 0.7f } } }), Fixed(new float[,] { { 0.5f } })) { Precision = Single },
        new("HSVToRGB", "images", Real(2, 2, 2, 3).In(0, 1)),
        new("HSVToRGB", "no pixels", Real(0, 3).In(0, 1)),
        new("RGBToHSV", "images", Real(2, 2, 2, 3).In(0.1, 1)),
        new("RGBToHSV", "pixels", Real(5, 3).In(0.1, 1)),
        new("RGBToHSV", "a pixel", Real(3).In(0.1, 1)),
        new("RGBToHSV", "a line", Real(1, 4, 3).In(0.1, 1)),
        new("RGBToHSV", "no pixels", Real(2, 0, 3).In(0.1, 1)),
        new("ResizeArea", "smaller", Real(1, 4, 3, 2), Ints(2, 2)),
        new("ResizeArea", "aligned corners", Real(1, 4, 3, 1), Ints(3, 5)) { Attrs = [("align_corners", true)] },
        new("ResizeArea", "no images", Real(0, 2, 2, 1), Ints(3, 3)),
    ];

    private static Attr[] Dilated => [("strides", new[] { 1L, 1, 1, 1 }), ("rates", new[] { 1L, 1, 1, 1 }), ("padding", "VALID")];

    // Where boxes move, images are of two by two pixels: between four pixels crops are smooth.
    private static IEnumerable<OpSample> Crops()
    {
        float[,] fixedBoxes = { { 0.1f, 0.2f, 0.9f, 0.7f }, { 0.8f, 0, 0.2f, 1.2f } };
        return new (string Name, int[] Image, SampleInput Boxes, int[] Index, int[] Size, Attr[] Attrs)[]
        {
            ("boxes that move", [1, 2, 2, 1], Real(1, 4).In(0.3, 0.7), [0], [2, 2], []), ("two boxes", [2, 2, 2, 2], Real(2, 4).In(0.3, 0.7), [1, 0], [2, 3], []),
            ("one row", [1, 2, 2, 3], Real(1, 4).In(0.3, 0.7), [0], [1, 2], []), ("one column", [1, 2, 2, 1], Real(1, 4).In(0.3, 0.7), [0], [3, 1], []),
            ("boxes that stay", [1, 4, 3, 2], Fixed(fixedBoxes), [0, 0], [3, 4], []), ("values beyond the rim", [2, 3, 3, 1], Fixed(fixedBoxes), [1, 0], [2, 2], [("extrapolation_value", 0.5f)]),
            ("nearest", [1, 4, 3, 1], Fixed(fixedBoxes), [0, 0], [2, 3], [("method", "nearest")]), ("no boxes", [1, 2, 2, 1], Real(0, 4), [], [2, 2], []),
        }.Select(r => new OpSample("CropAndResize", r.Name, Real(r.Image), r.Boxes, Ints(r.Index), Ints(r.Size)) { Attrs = r.Attrs, OneOrderBecause = "no gradient of CropAndResizeGradImage", Precision = SamplePrecision.Straight(0.1) })
        .Append(new("CropAndResizeGradImage", "two boxes", Real(2, 2, 2, 1), Fixed(fixedBoxes), Ints(0, 1), Ints(2, 3, 3, 1)) { Attrs = [("T", TF_DataType.TF_FLOAT)], Precision = Single })
        .Append(new("CropAndResizeGradBoxes", "two boxes", Real(2, 2, 2, 1), Real(2, 3, 3, 1), Fixed(fixedBoxes), Ints(0, 1)) { Precision = Single });
    }

    private static IEnumerable<OpSample> Normal(string op)
    {
        (string Name, int[] Dims, bool Training, string Format)[] rows =
        [
            ("averages", [2, 2, 1, 2], false, "NHWC"), ("averages, channels first", [2, 2, 1, 2], false, "NCHW"), ("one image", [1, 3, 2, 2], false, "NHWC"), ("one pixel each", [3, 1, 1, 2], false, "NHWC"),
            ("batch", [2, 2, 2, 2], true, "NHWC"), ("no images", [0, 2, 2, 2], false, "NHWC"),
        ];
        SampleInput[] reserve = op.EndsWith("V3", StringComparison.Ordinal) ? [Fixed(Array.Empty<float>())] : [];
        return rows.Select(r => new OpSample(op, r.Name, [Real(r.Dims), Real(r.Dims), Real(2).In(0.5, 1.5), Fixed(new[] { 0.1f, -0.2f }), Fixed(new[] { 0.8f, 1.3f }), .. reserve])
        {
            Attrs = [("is_training", r.Training), ("data_format", r.Format), ("epsilon", 0.001f)],
            Precision = Single,
            ComparedOutputs = 3,
            NoGradientBecause = r.Training ? "the gradient takes mean and variance for functions of x, the op takes them as they come" : null,
        });
    }
}
