namespace TfCourse.Engine.Managed;

/// <summary>Products of the rows of each segment.</summary>
internal readonly struct UnsortedSegmentProdKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<UnsortedSegmentProdKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new UnsortedSegmentKernel<T, ProductReduction<T>>().Precompiled();
}
