namespace TfCourse.Engine.Managed;

/// <summary>The diagonals of matrices, packed; shorter ones are filled up with one value.</summary>
internal sealed class MatrixDiagPartKernel<T>(NodeInfo node, bool hasArguments) : Kernel
{
    private readonly string _align = node.Op == "MatrixDiagPartV3" ? node.String("align") : "LEFT_LEFT";

    public override void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims.Rank < 2)
        {
            throw EngineException.InvalidArgument($"input must be at least 2-dim, received shape: {dims}");
        }

        (long lower, long upper) = hasArguments ? Diagonals.Read(c, 1) : (0, 0);
        if (hasArguments && c.Dims(2).Rank != 0)
        {
            throw EngineException.InvalidArgument($"padding_value must be a scalar, received shape: {c.Dims(2)}");
        }

        int batch = dims.Rank - 2;
        var band = new Diagonals(dims[batch], dims[batch + 1], lower, upper, _align);
        band.RequireInside();
        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, lower == upper
            ? Dims.Join(dims.Span[..batch], [band.Longest])
            : Dims.Join(dims.Span[..batch], [band.Count, band.Longest]));
        int size = (int)(band.Rows * band.Columns), step = (int)band.Columns + 1, to = 0;
        for (int b = 0; b < dims.Product(0, batch); b++)
        {
            for (long d = upper; d >= lower; d--, to += (int)band.Longest)
            {
                Span<T> row = output.Slice(to, (int)band.Longest);
                int length = (int)band.Length(d), offset = (int)band.Offset(d), from = (int)((b * (long)size) + band.First(d));
                if (length < row.Length)
                {
                    row.Fill(c.Input<T>(2)[0]);
                }

                for (int i = 0; i < length; i++)
                {
                    row[offset + i] = input[from + (i * step)];
                }
            }
        }
    }
}

/// <summary>Picks the element size of MatrixDiagPart, MatrixDiagPartV2 and MatrixDiagPartV3.</summary>
internal readonly struct MatrixDiagPartKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<MatrixDiagPartKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new MatrixDiagPartKernel<T>(node, node.Op != "MatrixDiagPart").Precompiled();
}
