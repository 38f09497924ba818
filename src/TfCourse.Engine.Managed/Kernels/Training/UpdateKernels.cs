using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Makes the kernel of an update op for its element type.</summary>
internal static class UpdateKernels
{
    public static Kernel Create<TRule>(NodeInfo node, TRule rule) where TRule : struct, IUpdateRule => node.Type("T") switch
    {
        DataType.DtFloat => new UpdateKernel<TRule, float>(node, rule),
        DataType.DtDouble => new UpdateKernel<TRule, double>(node, rule),
        var other => throw KernelTypes.Unsupported(node, other),
    };
}
