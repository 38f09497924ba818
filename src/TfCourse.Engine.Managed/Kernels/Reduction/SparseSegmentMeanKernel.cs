namespace TfCourse.Engine.Managed;

/// <summary>Means of the rows that indices pick for each segment.</summary>
internal readonly struct SparseSegmentMeanKernel : IFloatFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Float<SparseSegmentMeanKernel>(node, node.InputTypes[0]);

    Kernel IFloatFactory.Create<T>(NodeInfo node) => new SparseSegmentKernel<T, MeanReduction<T>>().Precompiled();
}
