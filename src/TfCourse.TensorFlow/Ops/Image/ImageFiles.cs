namespace Tensorflow;

/// <summary>The ops that read files of images and write them.</summary>
internal static class ImageFiles
{
    private static readonly string[] Jpeg =
    [
        "channels: int = 0", "ratio: int = 1", "fancy_upscaling: bool = true", "try_recover_truncated: bool = false",
        "acceptable_fraction: float = 1.0", "dct_method: string = ''",
    ];

    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("DecodeAndCropJpeg", () => Define("DecodeAndCropJpeg", ["contents: string", "crop_window: int32"], "image: uint8", Jpeg, Cropped));
        table.Add("DecodeBmp", () => Define("DecodeBmp", ["contents: string"], "image: uint8", ["channels: int = 0"], Decoded));
        table.Add("DecodeGif", () => Define("DecodeGif", ["contents: string"], "image: uint8", [], c => After(c, new Shape(-1, -1, -1, 3))));
        table.Add("DecodeImage", () => Define("DecodeImage", ["contents: string"], "image: dtype", ["channels: int = 0", "dtype: {uint8, uint16, float} = uint8", "expand_animations: bool = true"], Any));
        table.Add("DecodeJpeg", () => Define("DecodeJpeg", ["contents: string"], "image: uint8", Jpeg, Decoded));
        table.Add("DecodePng", () => Define("DecodePng", ["contents: string"], "image: dtype", ["channels: int = 0", "dtype: {uint8, uint16} = uint8"], Decoded));
        table.Add("ExtractJpegShape", () => Define("ExtractJpegShape", ["contents: string"], "image_shape: output_type", ["output_type: {int32, int64} = int32"], c => After(c, new Shape(3L))));
        table.Add("EncodeJpeg", () => Define(
            "EncodeJpeg",
            ["image: uint8"],
            "contents: string",
            [
                "format: {'', 'grayscale', 'rgb'} = ''", "quality: int = 95", "progressive: bool = false", "optimize_size: bool = false", "chroma_downsampling: bool = true",
                "density_unit: {'in', 'cm'} = 'in'", "x_density: int = 300", "y_density: int = 300", "xmp_metadata: string = ''",
            ],
            Encoded));
        table.Add("EncodeJpegVariableQuality", () => Define("EncodeJpegVariableQuality", ["images: uint8", "quality: int32"], "contents: string", [], c =>
        {
            c.WithRank(1, 0);
            return Encoded(c);
        }));
        table.Add("EncodePng", () => Define("EncodePng", ["image: T"], "contents: string", ["compression: int = -1", "T: {uint8, uint16} = uint8"], c => [c.WithRankAtLeast(0, 3) is { IsNull: false } images ? images[..^3] : Shape.Null]));
    }

    private static OpDefinition Define(string op, string[] inputs, string output, string[] attrs, Func<ShapeContext, Shape[]> shape) => new(op)
    {
        Inputs = inputs,
        Outputs = [output],
        Attrs = attrs,
        Shape = shape,
        Gradient = Gradient.Missing("bytes are not differentiable"),
    };

    private static Shape[] After(ShapeContext c, Shape shape)
    {
        c.WithRank(0, 0);
        return [shape];
    }

    // One file -> [height, width, channels]
    private static Shape[] Decoded(ShapeContext c) => After(c, new Shape(-1, -1, Channels(c)));

    // A file of several images gives one axis more.
    private static Shape[] Any(ShapeContext c)
    {
        long channels = Channels(c);
        return After(c, c.Attr<bool>("expand_animations") ? Shape.Null : new Shape(-1, -1, channels));
    }

    private static Shape[] Cropped(ShapeContext c)
    {
        Shape window = c.WithRank(1, 1);
        c.Require(window[0] is -1 or 4, $"Dimension must be 4 but is {window[0]}");
        long[] sizes = c.Integers(1) ?? [-1, -1, -1, -1];
        return After(c, new Shape(Math.Max(-1, sizes[2]), Math.Max(-1, sizes[3]), Channels(c)));
    }

    private static Shape[] Encoded(ShapeContext c)
    {
        c.WithRank(0, 3);
        return [Shape.Scalar];
    }

    private static long Channels(ShapeContext c)
    {
        long channels = c.Attr<long>("channels");
        c.Require(channels >= 0, $"channels must be non-negative, got {channels}");
        return channels == 0 ? -1 : channels;
    }
}
