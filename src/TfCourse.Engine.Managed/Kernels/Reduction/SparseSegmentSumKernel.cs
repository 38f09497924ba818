namespace TfCourse.Engine.Managed;

/// <summary>Sums of the rows that indices pick for each segment.</summary>
internal readonly struct SparseSegmentSumKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<SparseSegmentSumKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new SparseSegmentKernel<T, SumReduction<T>>().Precompiled();
}
