namespace TfCourse.Engine.Managed;

/// <summary>Sums of the rows of each segment, whose ids do not decrease; zero for segments without rows.</summary>
internal readonly struct SegmentSumKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<SegmentSumKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new SortedSegmentKernel<T, SumReduction<T>>(T.Zero).Precompiled();
}
