namespace TfCourse.Engine.Managed;

/// <summary>The kernels of neural networks: activations, losses, convolution, pooling, normalization.</summary>
internal static class NnKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
    }
}
