namespace TfCourse.Engine.Managed;

/// <summary>The kernels of ops that go along axes: reductions, scans, segments, sorting, counting.</summary>
internal static class ReductionKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
    }
}
