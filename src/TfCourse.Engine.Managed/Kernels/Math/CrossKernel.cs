using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>product = a × b for vectors of three along the last axis.</summary>
internal sealed class CrossKernel<T> : Kernel
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims != c.Dims(1))
        {
            throw EngineException.InvalidArgument($"Both inputs must be of same shape: {dims} vs. {c.Dims(1)}");
        }

        if (dims.Rank == 0 || dims[-1] != 3)
        {
            throw EngineException.FailedPrecondition($"Cross-products are only defined for 3-element vectors: the inputs have the shape {dims}");
        }

        ReadOnlySpan<T> a = c.Input<T>(0), b = c.Input<T>(1);
        Span<T> product = c.Output<T>(0, dims);
        for (int i = 0; i < product.Length; i += 3)
        {
            product[i] = unchecked((a[i + 1] * b[i + 2]) - (a[i + 2] * b[i + 1]));
            product[i + 1] = unchecked((a[i + 2] * b[i]) - (a[i] * b[i + 2]));
            product[i + 2] = unchecked((a[i] * b[i + 1]) - (a[i + 1] * b[i]));
        }
    }
}

/// <summary>Picks the element type of Cross.</summary>
internal readonly struct CrossKernel : INumberFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Number<CrossKernel>(node, node.Type("T"));

    Kernel INumberFactory.Create<T>(NodeInfo node) => new CrossKernel<T>().Precompiled();
}
