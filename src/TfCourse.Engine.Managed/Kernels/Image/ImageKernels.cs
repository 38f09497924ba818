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
        table.Add("CropAndResize", static node => CropAndResizeKernel.Create(node));
        table.Add("CropAndResizeGradBoxes", static node => CropAndResizeKernel.GradBoxes(node));
        table.Add("CropAndResizeGradImage", static node => CropAndResizeKernel.GradImage(node));
        table.Add("DrawBoundingBoxes", static node => DrawBoundingBoxesKernel.Create(node));
        table.Add("DrawBoundingBoxesV2", static node => DrawBoundingBoxesKernel.Create(node));
        table.Add("EncodeJpeg", static node => new EncodeJpegKernel(node));
        table.Add("EncodeJpegVariableQuality", static node => new EncodeJpegKernel(node));
        table.Add("EncodePng", static node => new EncodePngKernel(node));
        table.Add("ExtractJpegShape", static _ => Kernel.Of(DecodeImageKernel.JpegShape));
        table.Add("HSVToRGB", static node => HsvKernel.Create(node));
        table.Add("RGBToHSV", static node => HsvKernel.Create(node));
        table.Add("NonMaxSuppressionWithOverlaps", static _ => Kernel.Of(NonMaxSuppressionKernel.RunWithOverlaps));
        table.Add("ResizeArea", static node => ResizeAreaKernel.Create(node));
        table.Add("ResizeBicubic", static node => ResizeBicubicKernel.Create(node));
        table.Add("ResizeBicubicGrad", static node => ResizeBicubicKernel.Grad(node));
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
