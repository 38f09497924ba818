namespace TfCourse.Engine.Managed;

/// <summary>output = condition ? t : e, for conditions of the shape of t, for scalars, and for vectors that pick whole rows.</summary>
internal sealed class SelectKernel<T> : ElementKernel
{
    public override bool Takes(uint single) => single == 0;

    public unsafe override void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count) => Choice.Run(
        new ReadOnlySpan<bool>((void*)inputs[0], count), new ReadOnlySpan<T>((void*)inputs[1], count), new ReadOnlySpan<T>((void*)inputs[2], count), new Span<T>((void*)output, count));

    public override void Run(KernelContext c)
    {
        Dims condition = c.Dims(0), dims = c.Dims(1);
        if (c.Dims(2) != dims)
        {
            throw Mismatch(c, dims, 1, c.Dims(2), 2);
        }

        ReadOnlySpan<bool> choose = c.Input<bool>(0);
        if (condition.Rank == 0)
        {
            c.Forward(0, choose[0] ? 1 : 2);
            return;
        }

        bool rows = condition.Rank == 1 && dims.Rank > 1 && condition[0] == dims[0];
        if (!rows && condition != dims)
        {
            throw Mismatch(c, condition, 0, dims, 1);
        }

        ReadOnlySpan<T> t = c.Input<T>(1), e = c.Input<T>(2);
        Span<T> output = c.OutputInPlace<T>(0, 1, dims);
        if (!rows)
        {
            Choice.Run(choose, t, e, output);
            return;
        }

        for (int i = 0, row = choose.Length == 0 ? 0 : output.Length / choose.Length; i < choose.Length; i++)
        {
            (choose[i] ? t : e).Slice(i * row, row).CopyTo(output[(i * row)..]);
        }
    }

    private static EngineException Mismatch(KernelContext c, in Dims x, int i, in Dims y, int j)
        => EngineException.InvalidArgument($"Inputs to operation {c.Node.Name} of type Select must have the same size and shape.  Input {i}: {x} != input {j}: {y}");
}

/// <summary>Picks the element size of Select.</summary>
internal readonly struct SelectKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<SelectKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new SelectKernel<T>().Precompiled();
}
