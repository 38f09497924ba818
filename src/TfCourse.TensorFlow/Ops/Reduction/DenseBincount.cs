namespace Tensorflow;

/// <summary>DenseBincount: as Bincount, of a vector or of each row of a matrix.</summary>
internal static class DenseBincount
{
    public static OpDefinition Define() => new("DenseBincount")
    {
        Inputs = ["input: Tidx", "size: Tidx", "weights: T"],
        Outputs = ["output: T"],
        Attrs = ["Tidx: {int32, int64}", "T: {int32, int64, float, double}", "binary_output: bool = false"],
        Shape = InferShape,
        Gradient = Gradient.Missing("counts are steps"),
    };

    // [n] -> [size], [rows, n] -> [rows, size]
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape input = c.WithRankAtMost(0, 2);
        long size = Bincount.Size(c);
        return [input.ndim switch
        {
            -1 => Shape.Null,
            0 => Shape.Scalar,
            1 => new Shape(size),
            _ => new Shape(size < 0 ? -1 : input[0], size),
        }];
    }
}
