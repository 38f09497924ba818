namespace Tensorflow;

/// <summary>ListDiff: the elements of x that y has not, and where they stand in x.</summary>
internal static class ListDiff
{
    public static OpDefinition Define() => new("ListDiff")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["out: T", "idx: out_idx"],
        Attrs = ["T: type", "out_idx: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.Missing("which elements are equal is no smooth question"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(0, 1);
        c.WithRank(1, 1);
        return [ShapeContext.Unknown(1), ShapeContext.Unknown(1)];
    }
}

/// <content>setdiff1d.</content>
public sealed partial class tensorflow
{
    /// <summary>The elements of x that y has not, in their order and with their repetitions, and where they stand in x.</summary>
    /// <param name="x">A vector.</param>
    /// <param name="y">A vector of the same type.</param>
    /// <param name="index_dtype">int32 or int64.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The elements and their places, two vectors of one length.</returns>
    /// <exception cref="ValueError">x or y is no vector.</exception>
    public (Tensor @out, Tensor idx) setdiff1d(Tensor x, Tensor y, TF_DataType index_dtype = TF_DataType.TF_INT32, string? name = null)
        => Build.Many("ListDiff", name, [x, y], ("out_idx", index_dtype)) is [var rest, var idx] ? (rest, idx) : default;
}
