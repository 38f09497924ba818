namespace TfCourse.Engine.Managed;

/// <summary>Products of the rows of each segment, whose ids do not decrease; one for segments without rows.</summary>
internal readonly struct SegmentProdKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<SegmentProdKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new SortedSegmentKernel<T, ProductReduction<T>>(T.One).Precompiled();
}
