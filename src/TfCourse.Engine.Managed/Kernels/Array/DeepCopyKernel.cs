namespace TfCourse.Engine.Managed;

/// <summary>The input in memory of its own.</summary>
internal sealed class DeepCopyKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        ReadOnlySpan<T> input = c.Input<T>(0);
        input.CopyTo(c.Output<T>(0, c.Dims(0)));
    }
}

/// <summary>Picks the element size of DeepCopy.</summary>
internal readonly struct DeepCopyKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<DeepCopyKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new DeepCopyKernel<T>().Precompiled();
}
