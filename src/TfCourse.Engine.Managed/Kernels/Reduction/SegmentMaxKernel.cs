namespace TfCourse.Engine.Managed;

/// <summary>Maxima of the rows of each segment, whose ids do not decrease; zero for segments without rows.</summary>
internal readonly struct SegmentMaxKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<SegmentMaxKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new SortedSegmentKernel<T, RunningMaximum<T, AtInfinity>>(T.Zero).Precompiled();
}
