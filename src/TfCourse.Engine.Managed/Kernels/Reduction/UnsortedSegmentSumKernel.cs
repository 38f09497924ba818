namespace TfCourse.Engine.Managed;

/// <summary>Sums of the rows of each segment.</summary>
internal readonly struct UnsortedSegmentSumKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => NarrowFloats.Number<UnsortedSegmentSumKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new UnsortedSegmentKernel<T, SumReduction<T>>().Precompiled();
}
