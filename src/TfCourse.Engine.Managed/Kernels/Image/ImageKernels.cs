namespace TfCourse.Engine.Managed;

/// <summary>The kernels of ops on images.</summary>
internal static class ImageKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("AdjustContrastv2", static _ => Kernel.Of(AdjustContrastKernel.Run));
        table.Add("AdjustHue", static _ => Kernel.Of(AdjustColorKernel.Hue));
        table.Add("AdjustSaturation", static _ => Kernel.Of(AdjustColorKernel.Saturation));
        table.Add("ResizeArea", ResizeAreaKernel.Create);
    }
}
