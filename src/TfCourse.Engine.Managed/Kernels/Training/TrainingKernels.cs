namespace TfCourse.Engine.Managed;

/// <summary>The kernels of updates of variables by optimizers.</summary>
internal static class TrainingKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
    }
}
