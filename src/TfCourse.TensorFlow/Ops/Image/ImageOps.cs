namespace Tensorflow;

/// <summary>The ops on images and their files.</summary>
internal static class ImageOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("AdjustContrastv2", static () => Adjustments.Contrast());
        table.Add("AdjustHue", static () => Adjustments.Hue());
        table.Add("AdjustSaturation", static () => Adjustments.Saturation());
        table.Add("CombinedNonMaxSuppression", static () => CombinedNonMaxSuppression.Define());
        table.Add("HSVToRGB", static () => ColorSystems.ToRgb());
        table.Add("RGBToHSV", static () => ColorSystems.ToHsv());
        table.Add("NonMaxSuppressionWithOverlaps", static () => NonMaxSuppression.WithOverlaps());
        table.Add("ResizeArea", static () => ResizeArea.Define());
        CropAndResize.AddTo(table);
        DrawBoundingBoxes.AddTo(table);
        ImageFiles.AddTo(table);
        NonMaxSuppression.AddTo(table);
        ResizeBicubic.AddTo(table);
    }
}
