namespace TfCourse.Engine.Managed;

/// <summary>The kernels of control flow and functions.</summary>
internal static class ControlKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
    }
}
