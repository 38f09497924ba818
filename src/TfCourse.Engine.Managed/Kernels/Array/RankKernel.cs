namespace TfCourse.Engine.Managed;

/// <summary>The number of axes of the input.</summary>
internal static class RankKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c => c.Output<int>(0, default)[0] = c.Dims(0).Rank);
}
