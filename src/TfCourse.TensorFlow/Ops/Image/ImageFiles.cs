namespace Tensorflow;

/// <summary>DecodeJpeg, DecodePng and EncodePng: declared for graphs that hold them; images are decoded by readers of data sets.</summary>
internal static class ImageFiles
{
    public static OpDefinition DecodeJpeg() => new("DecodeJpeg")
    {
        Inputs = ["contents: string"],
        Outputs = ["image: uint8"],
        Attrs =
        [
            "channels: int = 0", "ratio: int = 1", "fancy_upscaling: bool = true", "try_recover_truncated: bool = false",
            "acceptable_fraction: float = 1.0", "dct_method: string = ''",
        ],
        Shape = Decoded,
        Gradient = Gradient.Missing("bytes are not differentiable"),
    };

    public static OpDefinition DecodePng() => new("DecodePng")
    {
        Inputs = ["contents: string"],
        Outputs = ["image: dtype"],
        Attrs = ["channels: int = 0", "dtype: {uint8, uint16} = uint8"],
        Shape = Decoded,
        Gradient = Gradient.Missing("bytes are not differentiable"),
    };

    public static OpDefinition EncodePng() => new("EncodePng")
    {
        Inputs = ["image: T"],
        Outputs = ["contents: string"],
        Attrs = ["compression: int = -1", "T: {uint8, uint16} = uint8"],
        Shape = c =>
        {
            c.WithRank(0, 3);
            return [Shape.Scalar];
        },
        Gradient = Gradient.Missing("bytes are not differentiable"),
    };

    // One file -> [height, width, channels]
    private static Shape[] Decoded(ShapeContext c)
    {
        c.WithRank(0, 0);
        long channels = c.Attr<long>("channels");
        c.Require(channels >= 0, $"channels must be non-negative, got {channels}");
        return [new Shape(-1, -1, channels == 0 ? -1 : channels)];
    }
}
