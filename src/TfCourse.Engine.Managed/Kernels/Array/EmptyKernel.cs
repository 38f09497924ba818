using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A tensor of a shape. TensorFlow leaves it uninitialized unless init is set; here it is always zeros, the same in every run.</summary>
internal sealed class EmptyKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Span<T> output = c.Output<T>(0, SizesInput.OfVector(c, 0));
        if (c.Node.OutputTypes[0] != DataType.DtString)
        {
            output.Clear();
        }
    }
}

/// <summary>Picks the element size of Empty.</summary>
internal readonly struct EmptyKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<EmptyKernel>(node, node.Type("dtype"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new EmptyKernel<T>().Precompiled();
}
