namespace Tensorflow;

/// <summary>Diag: output[i…, i…] = diagonal[i…], zeros elsewhere.</summary>
internal static class Diag
{
    public static OpDefinition Define() => new("Diag")
    {
        Inputs = ["diagonal: T"],
        Outputs = ["output: T"],
        Attrs = ["T: {bfloat16, half, float, double, int32, int64, complex64, complex128}"],
        Shape = c => [c.WithRankAtLeast(0, 1).concatenate(c[0])],
        Gradient = Gradient.Of((_, dy) => [Build.One("DiagPart", null, [dy])]),
    };
}

/// <summary>DiagPart: diagonal[i…] = input[i…, i…].</summary>
internal static class DiagPart
{
    public static OpDefinition Define() => new("DiagPart")
    {
        Inputs = ["input: T"],
        Outputs = ["diagonal: T"],
        Attrs = ["T: {bfloat16, half, float, double, int32, int64, complex64, complex128}"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Of((_, dy) => [Build.One("Diag", null, [dy])]),
    };

    private static Shape InferShape(ShapeContext c)
    {
        Shape input = c[0];
        if (input.IsNull)
        {
            return Shape.Null;
        }

        c.Require(input.ndim > 0 && input.ndim % 2 == 0, $"Input must have even and non-zero rank, input rank is {input.ndim}");
        var dims = new long[input.ndim / 2];
        for (int i = 0; i < dims.Length; i++)
        {
            dims[i] = c.Merge(input[i], input[i + dims.Length]);
        }

        return new Shape(dims);
    }
}
