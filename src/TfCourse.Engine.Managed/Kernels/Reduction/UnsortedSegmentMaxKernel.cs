using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Maxima of the rows of each segment.</summary>
internal readonly struct UnsortedSegmentMaxKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].Base() == DataType.DtBfloat16
        ? WidenedKernel.Create(node, static _ => new UnsortedSegmentKernel<float, RunningMaximum<float, AtBFloat16>>())
        : KernelTypes.Number<UnsortedSegmentMaxKernel>(node, node.InputTypes[0]);

    Kernel INumberFactory.Create<T>(NodeInfo node) => new UnsortedSegmentKernel<T, RunningMaximum<T, AtFinite>>().Precompiled();
}
