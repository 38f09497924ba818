namespace TfCourse.Engine.Managed;

/// <summary>output[…] = value.</summary>
internal sealed class FillKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        if (c.Value(1).Count != 1)
        {
            throw EngineException.InvalidArgument($"value must be a scalar, it has the shape {c.Dims(1)}");
        }

        T value = c.Input<T>(1)[0];
        c.Output<T>(0, SizesInput.Of(c, 0)).Fill(value);
    }
}

/// <summary>Picks the element size of Fill.</summary>
internal readonly struct FillKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<FillKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new FillKernel<T>().Precompiled();
}
