namespace TfCourse.Engine.Managed;

/// <summary>output[i…, i…] = diagonal[i…], zeros elsewhere.</summary>
internal sealed class DiagKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims.Rank == 0)
        {
            throw EngineException.InvalidArgument("Input must be at least rank 1, got 0");
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, dims.Concat(dims));
        output.Clear();
        for (int i = 0; i < input.Length; i++)
        {
            output[i * (input.Length + 1)] = input[i];
        }
    }
}

/// <summary>diagonal[i…] = input[i…, i…].</summary>
internal sealed class DiagPartKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int half = dims.Rank / 2;
        if (dims.Rank == 0 || dims.Rank % 2 != 0)
        {
            throw EngineException.InvalidArgument($"The rank of the tensor should be even and positive, got shape {dims}");
        }

        for (int i = 0; i < half; i++)
        {
            if (dims[i] != dims[i + half])
            {
                throw EngineException.InvalidArgument($"Invalid shape {dims}: dimensions {i} and {i + half} do not match.");
            }
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, new Dims(dims.Span[..half]));
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = input[i * (output.Length + 1)];
        }
    }
}

/// <summary>Picks the element size of Diag and DiagPart.</summary>
internal readonly struct DiagKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<DiagKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => node.Op == "Diag" ? new DiagKernel<T>() : new DiagPartKernel<T>();
}
