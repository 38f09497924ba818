namespace Tensorflow;

/// <summary>AdjustContrastv2, AdjustHue and AdjustSaturation: images with another contrast, hue or saturation. Images are [batch…, height, width, channels].</summary>
internal static class Adjustments
{
    public static OpDefinition Contrast() => Define("AdjustContrastv2", "contrast_factor");

    public static OpDefinition Hue() => Define("AdjustHue", "delta");

    public static OpDefinition Saturation() => Define("AdjustSaturation", "scale");

    private static OpDefinition Define(string op, string amount) => new(op)
    {
        Inputs = ["images: T", amount + ": float"],
        Outputs = ["output: T"],
        Attrs = ["T: {half, float} = float"],
        Shape = c =>
        {
            c.WithRank(1, 0);
            return [c.WithRankAtLeast(0, 3)];
        },
        Gradient = Gradient.Missing("TensorFlow registers none"),
    };
}

/// <summary>ResizeArea: images of another size, each pixel the mean of the area that it covers.</summary>
internal static class ResizeArea
{
    public static OpDefinition Define() => new("ResizeArea")
    {
        Inputs = ["images: T", "size: int32"],
        Outputs = ["resized_images: float"],
        Attrs = ["T: {int8, uint8, int16, uint16, int32, int64, half, float, double, bfloat16}", Resize.Corners],
        Shape = Resize.InferShape,
        Gradient = Gradient.Missing("TensorFlow registers none; ResizeBilinear has one"),
    };
}
