namespace TfCourse.Engine.Managed;

/// <summary>Minima of the rows of each segment, whose ids do not decrease; zero for segments without rows.</summary>
internal readonly struct SegmentMinKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<SegmentMinKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new SortedSegmentKernel<T, RunningMinimum<T, AtInfinity>>(T.Zero).Precompiled();
}
