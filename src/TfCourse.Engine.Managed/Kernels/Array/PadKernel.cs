using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A tensor with a border of one value: paddings [rank, 2] says how wide before and after each axis.</summary>
internal sealed class PadKernel<T>(bool hasValue) : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        int rank = dims.Rank;
        Span<long> before = stackalloc long[rank], sizes = stackalloc long[rank];
        long start = 0;
        Paddings(c, dims, before, sizes);
        if (hasValue && c.Dims(2).Rank != 0)
        {
            throw EngineException.InvalidArgument($"constant_values must be a scalar. Found: {c.Dims(2)}");
        }

        var padded = new Dims(sizes);
        if (padded == dims)
        {
            c.Forward(0, 0);
            return;
        }

        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, padded);
        if (hasValue)
        {
            output.Fill(c.Input<T>(2)[0]);
        }
        else if (c.Type(0) != DataType.DtString)
        {
            output.Clear();
        }

        Span<long> from = stackalloc long[rank], to = stackalloc long[rank];
        Strided.RowMajor(dims.Span, from);
        Strided.RowMajor(sizes, to);
        for (int i = 0; i < rank; i++)
        {
            start += before[i] * to[i];
        }

        Strided.Copy(input, 0, from, output, start, to, dims.Span);
    }

    private static void Paddings(KernelContext c, in Dims dims, Span<long> before, Span<long> sizes)
    {
        Dims paddings = c.Dims(1);
        if (paddings.Rank != 2 || paddings[1] != 2)
        {
            throw EngineException.InvalidArgument($"paddings must be a matrix with 2 columns: {paddings}");
        }

        if (paddings[0] != dims.Rank)
        {
            throw EngineException.InvalidArgument($"The first dimension of paddings must be the rank of inputs{paddings} {dims}");
        }

        for (int i = 0; i < dims.Rank; i++)
        {
            long after = c.IntegerAt(1, (2 * i) + 1);
            before[i] = c.IntegerAt(1, 2 * i);
            if (before[i] < 0 || after < 0 || before[i] > long.MaxValue - after - dims[i])
            {
                throw EngineException.InvalidArgument($"Paddings must be non-negative: {before[i]} {after}");
            }

            sizes[i] = before[i] + dims[i] + after;
        }
    }
}

/// <summary>Picks the element size of Pad and PadV2.</summary>
internal readonly struct PadKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<PadKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new PadKernel<T>(node.Op == "PadV2").Precompiled();
}
