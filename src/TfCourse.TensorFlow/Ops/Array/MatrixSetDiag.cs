namespace Tensorflow;

/// <summary>MatrixSetDiag: matrices with new main diagonals.</summary>
internal static class MatrixSetDiag
{
    public static OpDefinition Define() => new("MatrixSetDiag")
    {
        Inputs = ["input: T", "diagonal: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape input = c.WithRankAtLeast(0, 2), diagonal = c.WithRankAtLeast(1, 1);
        if (!input.IsNull)
        {
            diagonal = c.WithRank(diagonal, input.ndim - 1);
            long smaller = input[-1] < 0 || input[-2] < 0 ? (input[-1] == 0 || input[-2] == 0 ? 0 : -1) : Math.Min(input[-1], input[-2]);
            c.Merge(smaller, diagonal[-1]);
        }

        return diagonal.IsNull ? input : c.Merge(input, ArrayShapes.Part(diagonal, 0, -1).concatenate(ShapeContext.Unknown(2)));
    }

    private static Tensor?[] Backward(Operation op, Tensor dy)
        => [Build.One("MatrixSetDiag", null, [dy, Build.One("ZerosLike", "zeros_like", [op.inputs[1]])]), Build.One("MatrixDiagPart", null, [dy])];
}

/// <summary>MatrixSetDiagV2: matrices with a new band of diagonals, packed to the left.</summary>
internal static class MatrixSetDiagV2
{
    public static OpDefinition Define() => new("MatrixSetDiagV2")
    {
        Inputs = ["input: T", "diagonal: T", "k: int32"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    public static Shape InferShape(ShapeContext c)
    {
        Shape input = c.WithRankAtLeast(0, 2), diagonal = c.WithRankAtLeast(1, 1);
        (long lower, long upper)? known = DiagonalShapes.Read(c, 2);
        (long lower, long upper) = known ?? (0, 0);
        if (!input.IsNull)
        {
            if (known is not null)
            {
                diagonal = c.WithRank(diagonal, lower == upper ? input.ndim - 1 : input.ndim);
            }
            else if (!diagonal.IsNull)
            {
                c.Require(diagonal.ndim >= input.ndim - 1 && diagonal.ndim <= input.ndim,
                    $"Shape must be at least rank {input.ndim - 1} and at most {input.ndim} but is rank {diagonal.ndim}");
            }

            DiagonalShapes.RequireInside(c, input[-2], input[-1], lower, upper);
        }

        return diagonal.IsNull || input.IsFullyDefined || known is null ? input
            : c.Merge(input, ArrayShapes.Part(diagonal, 0, lower == upper ? -1 : -2).concatenate(ShapeContext.Unknown(2)));
    }

    // TensorFlow's gradient packs bands as V3 does by default, to the right above the main diagonal; so does this one.
    private static Tensor?[] Backward(Operation op, Tensor dy)
        =>
        [
            Build.One("MatrixSetDiagV3", null, [dy, Build.One("ZerosLike", "zeros_like", [op.inputs[1]]), op.inputs[2]]),
            Build.One("MatrixDiagPartV3", null, [dy, op.inputs[2], MatrixDiagV3.Zero(dy)]),
            null,
        ];
}

/// <summary>MatrixSetDiagV3: matrices with a new band of diagonals, packed as align says.</summary>
internal static class MatrixSetDiagV3
{
    public static OpDefinition Define() => new("MatrixSetDiagV3")
    {
        Inputs = ["input: T", "diagonal: T", "k: int32"],
        Outputs = ["output: T"],
        Attrs = ["T: type", "align: {'LEFT_RIGHT', 'RIGHT_LEFT', 'LEFT_LEFT', 'RIGHT_RIGHT'} = 'RIGHT_LEFT'"],
        Shape = c => [MatrixSetDiagV2.InferShape(c)],
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
        =>
        [
            Build.One("MatrixSetDiagV3", null, [dy, Build.One("ZerosLike", "zeros_like", [op.inputs[1]]), op.inputs[2]], ("align", op.get_attr("align"))),
            Build.One("MatrixDiagPartV3", null, [dy, op.inputs[2], MatrixDiagV3.Zero(dy)], ("align", op.get_attr("align"))),
            null,
        ];
}
