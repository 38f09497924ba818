namespace Tensorflow;

/// <summary>The ops on images. Decoding files of images is for readers of data sets: those ops are declared, so that graphs import, and have no kernel.</summary>
internal static class ImageOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("AdjustContrastv2", Adjustments.Contrast);
        table.Add("AdjustHue", Adjustments.Hue);
        table.Add("AdjustSaturation", Adjustments.Saturation);
        table.Add("DecodeJpeg", ImageFiles.DecodeJpeg);
        table.Add("DecodePng", ImageFiles.DecodePng);
        table.Add("EncodePng", ImageFiles.EncodePng);
        table.Add("HSVToRGB", ColorSystems.ToRgb);
        table.Add("RGBToHSV", ColorSystems.ToHsv);
        table.Add("ResizeArea", ResizeArea.Define);
        NonMaxSuppression.AddTo(table);
    }
}
