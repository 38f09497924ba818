namespace TfCourse.Engine.Managed;

/// <summary>Matrices with zeros beyond num_lower diagonals below and num_upper above the main one; a negative number keeps all.</summary>
internal sealed class MatrixBandPartKernel<T> : Kernel
{
    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims.Rank < 2)
        {
            throw EngineException.InvalidArgument($"input must be at least 2-dim, received shape: {dims}");
        }

        long rows = dims[dims.Rank - 2], columns = dims[dims.Rank - 1];
        long lower = Bound(c, 1, rows, "rows"), upper = Bound(c, 2, columns, "columns");
        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, dims);
        int width = (int)columns;
        for (int at = 0, row = 0; at < output.Length; at += width, row = row + 1 == rows ? 0 : row + 1)
        {
            int start = lower < 0 ? 0 : (int)Math.Clamp(row - lower, 0, width), end = upper < 0 ? width : (int)Math.Clamp(row + upper + 1, start, width);
            IndexRows.Clear(output.Slice(at, start));
            input[(at + start)..(at + end)].CopyTo(output[(at + start)..]);
            IndexRows.Clear(output[(at + end)..(at + width)]);
        }
    }

    private static long Bound(KernelContext c, int input, long size, string what)
    {
        if (c.Dims(input).Rank != 0)
        {
            throw EngineException.InvalidArgument($"{c.Argument(input)} must be scalar, got shape {c.Dims(input)}");
        }

        long bound = c.IntegerAt(input, 0);
        return bound <= size ? bound
            : throw EngineException.InvalidArgument($"{c.Argument(input)} must be negative or less or equal to number of {what} ({size}) got: {bound}");
    }
}

/// <summary>Picks the element size of MatrixBandPart.</summary>
internal readonly struct MatrixBandPartKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<MatrixBandPartKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new MatrixBandPartKernel<T>().Precompiled();
}
