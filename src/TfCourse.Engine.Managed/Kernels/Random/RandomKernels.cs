namespace TfCourse.Engine.Managed;

/// <summary>The kernels of random numbers.</summary>
internal static class RandomKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
    }
}
