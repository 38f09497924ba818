namespace Tensorflow;

/// <summary>MatrixDiag: matrices with given main diagonals, zeros elsewhere.</summary>
internal static class MatrixDiag
{
    public static OpDefinition Define() => new("MatrixDiag")
    {
        Inputs = ["diagonal: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = c => [c.WithRankAtLeast(0, 1) is { IsNull: false } d ? d.concatenate(new Shape(d[-1])) : Shape.Null],
        Gradient = Gradient.Of((_, dy) => [Build.One("MatrixDiagPart", null, [dy])]),
    };
}

/// <summary>MatrixDiagV2: matrices with a band of given diagonals, packed to the left.</summary>
internal static class MatrixDiagV2
{
    public static OpDefinition Define() => new("MatrixDiagV2")
    {
        Inputs = ["diagonal: T", "k: int32", "num_rows: int32", "num_cols: int32", "padding_value: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = c => [InferShape(c)],

        // TensorFlow's gradient packs bands as V3 does by default; so does this one.
        Gradient = Gradient.Of((op, dy) => [Build.One("MatrixDiagPartV3", null, [dy, op.inputs[1], MatrixDiagV3.Zero(dy)]), null, null, null, null]),
    };

    public static Shape InferShape(ShapeContext c)
    {
        Shape diagonal = c.WithRankAtLeast(0, 1);
        c.WithRank(2, 0);
        c.WithRank(3, 0);
        c.WithRank(4, 0);
        if (DiagonalShapes.Read(c, 1) is not var (lower, upper) || diagonal.IsNull)
        {
            return Shape.Null;
        }

        int rank = diagonal.ndim;
        if (lower < upper)
        {
            ArrayShapes.AtLeast(c, diagonal, 2);
            c.Require(diagonal[-2] < 0 || diagonal[-2] == upper - lower + 1,
                "The number of rows of `diagonal` doesn't match the number of diagonals implied from `d_lower` and `d_upper`.");
        }

        (long rows, long columns) = Sizes(c, diagonal[-1], lower, upper);
        return ArrayShapes.Part(diagonal, 0, lower < upper ? rank - 2 : rank - 1).concatenate(new Shape(rows, columns));
    }

    // -1 for a size that is not given is the least that holds the diagonals; for both it is a square.
    private static (long Rows, long Columns) Sizes(ShapeContext c, long longest, long lower, long upper)
    {
        long rows = c.Integers(2) is [var r] ? r : -1, columns = c.Integers(3) is [var w] ? w : -1;
        bool known = c.Value(2) is not null && c.Value(3) is not null;
        if (longest < 0 || !known)
        {
            return (Math.Max(rows, -1), Math.Max(columns, -1));
        }

        long leastRows = longest - Math.Min(upper, 0), leastColumns = longest + Math.Max(lower, 0);
        if (rows == -1 && columns == -1)
        {
            long square = Math.Max(leastRows, leastColumns);
            return (square, square);
        }

        rows = rows == -1 ? leastRows : rows;
        columns = columns == -1 ? leastColumns : columns;
        c.Require(rows >= leastRows, "num_rows is too small");
        c.Require(columns >= leastColumns, "num_cols is too small");
        c.Require(rows == leastRows || columns == leastColumns,
            "num_rows and num_cols are not consistent with lower_diag_index, upper_diag_index, and the length of the given diagonals.");
        return (rows, columns);
    }
}

/// <summary>MatrixDiagV3: matrices with a band of given diagonals, packed as align says.</summary>
internal static class MatrixDiagV3
{
    public static OpDefinition Define() => new("MatrixDiagV3")
    {
        Inputs = ["diagonal: T", "k: int32", "num_rows: int32", "num_cols: int32", "padding_value: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "align: {'LEFT_RIGHT', 'RIGHT_LEFT', 'LEFT_LEFT', 'RIGHT_RIGHT'} = 'RIGHT_LEFT'"],
        Shape = c => [MatrixDiagV2.InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [Build.One("MatrixDiagPartV3", null, [dy, op.inputs[1], Zero(dy)], ("align", op.get_attr("align"))), null, null, null, null]),
    };

    /// <summary>Zero in a tensor's type.</summary>
    public static Tensor Zero(Tensor like) => ops.get_default_graph().AddConstant(new TfCourse.Engine.HostTensor((DataType)like.dtype.as_base_dtype(), []), "Const");
}
