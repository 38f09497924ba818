namespace Tensorflow;

/// <summary>The ops on images and their files.</summary>
internal static class ImageOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("AdjustContrastv2", Adjustments.Contrast);
        table.Add("AdjustHue", Adjustments.Hue);
        table.Add("AdjustSaturation", Adjustments.Saturation);
        table.Add("CombinedNonMaxSuppression", CombinedNonMaxSuppression.Define);
        table.Add("HSVToRGB", ColorSystems.ToRgb);
        table.Add("RGBToHSV", ColorSystems.ToHsv);
        table.Add("NonMaxSuppressionWithOverlaps", NonMaxSuppression.WithOverlaps);
        table.Add("ResizeArea", ResizeArea.Define);
        CropAndResize.AddTo(table);
        DrawBoundingBoxes.AddTo(table);
        ImageFiles.AddTo(table);
        NonMaxSuppression.AddTo(table);
        ResizeBicubic.AddTo(table);
    }
}
