using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Minima of the rows of each segment.</summary>
internal readonly struct UnsortedSegmentMinKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].Base() == DataType.DtBfloat16
        ? WidenedKernel.Create(node, static _ => new UnsortedSegmentKernel<float, RunningMinimum<float, AtBFloat16>>())
        : KernelTypes.Number<UnsortedSegmentMinKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new UnsortedSegmentKernel<T, RunningMinimum<T, AtFinite>>().Precompiled();
}
