using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Zeros (false, empty strings) in the shape of the input.</summary>
internal sealed class ZerosLikeKernel<T> : ElementKernel
{
    public override bool Takes(uint single) => single == 0;

    public unsafe override void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count) => new Span<T>((void*)output, count).Clear();

    public override void Run(KernelContext c)
    {
        Span<T> output = c.Output<T>(0, c.Dims(0));
        if (c.Type(0) != DataType.DtString)
        {
            output.Clear();
        }
    }
}

/// <summary>Picks the element size of ZerosLike.</summary>
internal readonly struct ZerosLikeKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => node.Type("T") == DataType.DtVariant
        ? ListSumKernel.Zeros(node) : KernelTypes.Any<ZerosLikeKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new ZerosLikeKernel<T>().Precompiled();
}
