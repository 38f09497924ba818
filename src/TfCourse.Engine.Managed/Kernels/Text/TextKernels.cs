namespace TfCourse.Engine.Managed;

/// <summary>The kernels of strings.</summary>
internal static class TextKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
    }
}
