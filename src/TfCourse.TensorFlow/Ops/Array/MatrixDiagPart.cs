namespace Tensorflow;

/// <summary>MatrixDiagPart: the main diagonals of matrices.</summary>
internal static class MatrixDiagPart
{
    public static OpDefinition Define() => new("MatrixDiagPart")
    {
        Inputs = ["input: T"],
        Outputs = ["diagonal: T"],
        Attrs = ["T: type"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape input = c.WithRankAtLeast(0, 2);
        if (input.IsNull)
        {
            return Shape.Null;
        }

        long rows = input[-2], columns = input[-1];
        return ArrayShapes.Part(input, 0, -2).concatenate(new Shape(rows == 0 || columns == 0 ? 0 : rows < 0 || columns < 0 ? -1 : Math.Min(rows, columns)));
    }

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor input = op.inputs[0];
        return input.shape is { IsNull: false } s && s[-1] >= 0 && s[-1] == s[-2]
            ? [Build.One("MatrixDiag", null, [dy])]
            : [Build.One("MatrixSetDiag", null, [Build.One("ZerosLike", "zeros_like", [input]), dy])];
    }
}

/// <summary>MatrixDiagPartV2: a band of diagonals of matrices, packed to the left.</summary>
internal static class MatrixDiagPartV2
{
    public static OpDefinition Define() => new("MatrixDiagPartV2")
    {
        Inputs = ["input: T", "k: int32", "padding_value: T"],
        Outputs = ["diagonal: T"],
        Attrs = ["T: type"],
        Shape = c => [InferShape(c)],

        // TensorFlow's gradient packs bands as V3 does by default; so does this one.
        Gradient = Gradient.Of((op, dy) => [Build.One("MatrixSetDiagV3", null, [Build.One("ZerosLike", "zeros_like", [op.inputs[0]]), dy, op.inputs[1]]), null, null]),
    };

    public static Shape InferShape(ShapeContext c)
    {
        Shape input = c.WithRankAtLeast(0, 2);
        c.WithRank(2, 0);
        if (DiagonalShapes.Read(c, 1) is not var (lower, upper) || input.IsNull)
        {
            return Shape.Null;
        }

        long rows = input[-2], columns = input[-1];
        DiagonalShapes.RequireInside(c, rows, columns, lower, upper);
        long longest = rows < 0 || columns < 0 ? -1 : Math.Max(0, Math.Min(rows + Math.Min(upper, 0), columns - Math.Max(lower, 0)));
        Shape packed = lower < upper ? new Shape(upper - lower + 1, longest) : new Shape(longest);
        return ArrayShapes.Part(input, 0, -2).concatenate(packed);
    }
}

/// <summary>MatrixDiagPartV3: a band of diagonals of matrices, packed as align says.</summary>
internal static class MatrixDiagPartV3
{
    public static OpDefinition Define() => new("MatrixDiagPartV3")
    {
        Inputs = ["input: T", "k: int32", "padding_value: T"],
        Outputs = ["diagonal: T"],
        Attrs = ["T: type", "align: {'LEFT_RIGHT', 'RIGHT_LEFT', 'LEFT_LEFT', 'RIGHT_RIGHT'} = 'RIGHT_LEFT'"],
        Shape = c => [MatrixDiagPartV2.InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
        => [Build.One("MatrixSetDiagV3", null, [Build.One("ZerosLike", "zeros_like", [op.inputs[0]]), dy, op.inputs[1]], ("align", op.get_attr("align"))), null, null];
}
