namespace TfCourse.Engine.Managed;

/// <summary>The kernels of ops on images.</summary>
internal static class ImageKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("AdjustContrastv2", static _ => Kernel.Of(AdjustContrastKernel.Run));
        table.Add("AdjustHue", static _ => Kernel.Of(AdjustColorKernel.Hue));
        table.Add("AdjustSaturation", static _ => Kernel.Of(AdjustColorKernel.Saturation));
        table.Add("CombinedNonMaxSuppression", static node => new CombinedNonMaxSuppressionKernel(node));
        table.Add("CropAndResize", CropAndResizeKernel.Create);
        table.Add("CropAndResizeGradBoxes", CropAndResizeKernel.GradBoxes);
        table.Add("CropAndResizeGradImage", CropAndResizeKernel.GradImage);
        table.Add("DrawBoundingBoxes", DrawBoundingBoxesKernel.Create);
        table.Add("DrawBoundingBoxesV2", DrawBoundingBoxesKernel.Create);
        table.Add("EncodeJpeg", static node => new EncodeJpegKernel(node));
        table.Add("EncodeJpegVariableQuality", static node => new EncodeJpegKernel(node));
        table.Add("EncodePng", static node => new EncodePngKernel(node));
        table.Add("ExtractJpegShape", static _ => Kernel.Of(DecodeImageKernel.JpegShape));
        table.Add("HSVToRGB", HsvKernel.Create);
        table.Add("RGBToHSV", HsvKernel.Create);
        table.Add("NonMaxSuppressionWithOverlaps", static _ => Kernel.Of(NonMaxSuppressionKernel.RunWithOverlaps));
        table.Add("ResizeArea", ResizeAreaKernel.Create);
        table.Add("ResizeBicubic", ResizeBicubicKernel.Create);
        table.Add("ResizeBicubicGrad", ResizeBicubicKernel.Grad);
        foreach (string op in DecodeImageKernel.Ops)
        {
            table.Add(op, DecodeImageKernel.Create);
        }

        foreach (string version in (string[])["", "V2", "V3", "V4", "V5"])
        {
            table.Add("NonMaxSuppression" + version, static node => new NonMaxSuppressionKernel(node));
        }
    }
}
