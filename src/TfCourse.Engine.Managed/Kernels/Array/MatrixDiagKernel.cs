namespace TfCourse.Engine.Managed;

/// <summary>Matrices with given diagonals and one value elsewhere.</summary>
internal sealed class MatrixDiagKernel<T>(NodeInfo node, bool hasArguments) : Kernel
{
    private readonly string _align = node.Op == "MatrixDiagV3" ? node.String("align") : "LEFT_LEFT";

    public override void Run(KernelContext c)
    {
        Dims diagonal = c.Dims(0);
        if (diagonal.Rank == 0)
        {
            throw EngineException.InvalidArgument("diagonal must be at least 1-dim, received shape: []");
        }

        (long lower, long upper) = hasArguments ? Diagonals.Read(c, 1) : (0, 0);
        if (lower != upper && (diagonal.Rank < 2 || diagonal[diagonal.Rank - 2] != upper - lower + 1))
        {
            throw EngineException.InvalidArgument("The number of diagonals provided in the input does not match the lower_diag_index and upper_diag_index range.");
        }

        long longest = diagonal[diagonal.Rank - 1];
        (long rows, long columns) = Sizes(c, longest - Math.Min(upper, 0), longest + Math.Max(lower, 0));
        var band = new Diagonals(rows, columns, lower, upper, _align);
        int batch = diagonal.Rank - (lower == upper ? 1 : 2);
        ReadOnlySpan<T> input = c.Input<T>(0);
        Span<T> output = c.Output<T>(0, Dims.Join(diagonal.Span[..batch], [rows, columns]));
        if (hasArguments)
        {
            output.Fill(c.Input<T>(4)[0]);
        }
        else
        {
            IndexRows.Clear(output);
        }

        Write(input, output, band, longest, (int)diagonal.Product(0, batch));
    }

    /// <summary>Writes packed diagonals into matrices.</summary>
    public static void Write(ReadOnlySpan<T> packed, Span<T> matrices, in Diagonals band, long longest, int batches)
    {
        int size = (int)(band.Rows * band.Columns), step = (int)band.Columns + 1;
        for (int b = 0; b < batches; b++)
        {
            for (long d = band.Upper; d >= band.Lower; d--)
            {
                int from = (int)((((b * band.Count) + band.Upper - d) * longest) + band.Offset(d)), to = (int)((b * (long)size) + band.First(d));
                for (int i = 0; i < band.Length(d); i++)
                {
                    matrices[to + (i * step)] = packed[from + i];
                }
            }
        }
    }

    // At least one of the sizes must be the least that holds the diagonals, else one of them would not be full.
    private (long Rows, long Columns) Sizes(KernelContext c, long leastRows, long leastColumns)
    {
        if (!hasArguments)
        {
            return (leastRows, leastColumns);
        }

        for (int i = 2; i < 5; i++)
        {
            if (c.Dims(i).Rank != 0)
            {
                throw EngineException.InvalidArgument($"{c.Argument(i)} must be a scalar, got shape {c.Dims(i)}");
            }
        }

        long rows = c.IntegerAt(2, 0), columns = c.IntegerAt(3, 0);
        if (rows != -1 && rows < leastRows)
        {
            throw EngineException.InvalidArgument($"The number of rows is too small. It is {rows}, the diagonals need {leastRows}");
        }

        if (columns != -1 && columns < leastColumns)
        {
            throw EngineException.InvalidArgument($"The number of columns is too small. It is {columns}, the diagonals need {leastColumns}");
        }

        (rows, columns) = (rows, columns) switch
        {
            (-1, -1) => (Math.Max(leastRows, leastColumns), Math.Max(leastRows, leastColumns)),
            (-1, _) => (leastRows, columns),
            (_, -1) => (rows, leastColumns),
            _ => (rows, columns),
        };
        return rows == leastRows || columns == leastColumns ? (rows, columns) : throw EngineException.InvalidArgument(
            "The number of rows or columns is not consistent with the specified d_lower, d_upper, and diagonal.");
    }
}

/// <summary>Picks the element size of MatrixDiag, MatrixDiagV2 and MatrixDiagV3.</summary>
internal readonly struct MatrixDiagKernel : IAnyFactory
{
    public static Kernel Create(NodeInfo node) => KernelTypes.Any<MatrixDiagKernel>(node, node.Type("T"));

    Kernel IAnyFactory.Create<T>(NodeInfo node) => new MatrixDiagKernel<T>(node, node.Op != "MatrixDiag").Precompiled();
}
