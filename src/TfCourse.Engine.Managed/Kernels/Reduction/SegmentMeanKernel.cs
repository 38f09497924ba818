namespace TfCourse.Engine.Managed;

/// <summary>Means of the rows of each segment, whose ids do not decrease; zero for segments without rows, integers cut toward zero.</summary>
internal readonly struct SegmentMeanKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<SegmentMeanKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new SortedSegmentKernel<T, MeanReduction<T>>(T.Zero).Precompiled();
}
