namespace TfCourse.Engine.Managed;

/// <summary>The kernels of ops on images.</summary>
internal static class ImageKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("AdjustContrastv2", static _ => Kernel.Of(AdjustContrastKernel.Run));
        table.Add("AdjustHue", static _ => Kernel.Of(AdjustColorKernel.Hue));
        table.Add("AdjustSaturation", static _ => Kernel.Of(AdjustColorKernel.Saturation));
        table.Add("HSVToRGB", HsvKernel.Create);
        table.Add("RGBToHSV", HsvKernel.Create);
        table.Add("ResizeArea", ResizeAreaKernel.Create);
        foreach (string version in (string[])["", "V2", "V3", "V4", "V5"])
        {
            table.Add("NonMaxSuppression" + version, static node => new NonMaxSuppressionKernel(node));
        }
    }
}
