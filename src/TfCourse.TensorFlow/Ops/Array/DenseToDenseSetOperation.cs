namespace Tensorflow;

/// <summary>DenseToDenseSetOperation: union, intersection or difference of the sets that are the rows of the last axis, as a sparse tensor.</summary>
internal static class DenseToDenseSetOperation
{
    public static OpDefinition Define() => new("DenseToDenseSetOperation")
    {
        Inputs = ["set1: T", "set2: T"],
        Outputs = ["result_indices: int64", "result_values: T", "result_shape: int64"],
        Attrs = ["set_operation: string", "validate_indices: bool = true", "T: {int8, int16, int32, int64, uint8, uint16, string}"],
        Shape = InferShape,
        Gradient = Gradient.None("sets are not differentiable"),
    };

    // How many elements there are depends on the values.
    private static Shape[] InferShape(ShapeContext c)
    {
        Shape a = c.WithRankAtLeast(0, 2), b = c.WithRankAtLeast(1, 2);
        c.Require(a.IsNull || b.IsNull || a.ndim == b.ndim, $"Ranks do not match: set1 {a.ndim}, set2 {b.ndim}.");
        if (!a.IsNull && !b.IsNull)
        {
            c.Merge(a[..^1], b[..^1]);
        }

        long rank = !a.IsNull ? a.ndim : !b.IsNull ? b.ndim : -1;
        return [new Shape(-1, rank), ShapeContext.Unknown(1), new Shape(rank)];
    }
}
