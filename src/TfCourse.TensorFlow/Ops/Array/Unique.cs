namespace Tensorflow;

/// <summary>Unique: the different elements of a vector in the order in which they come first, and for each element which it is.</summary>
internal static class Unique
{
    public static OpDefinition Define() => new("Unique")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T", "idx: out_idx"],
        Attrs = ["T: type", "out_idx: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.Missing("which elements are equal is no smooth question"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(0, 1);
        return [ShapeContext.Unknown(1), c[0]];
    }
}

/// <summary>UniqueWithCounts: as Unique, and how often each comes.</summary>
internal static class UniqueWithCounts
{
    public static OpDefinition Define() => new("UniqueWithCounts")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T", "idx: out_idx", "count: out_idx"],
        Attrs = ["T: type", "out_idx: {int32, int64} = int32"],
        Shape = c => [ShapeContext.Unknown(1), c[0], ShapeContext.Unknown(1)],
        Gradient = Gradient.Missing("which elements are equal is no smooth question"),
    };
}

/// <summary>UniqueV2: as Unique, of slices along an axis.</summary>
internal static class UniqueV2
{
    public static OpDefinition Define() => new("UniqueV2")
    {
        Inputs = ["x: T", "axis: Taxis"],
        Outputs = ["y: T", "idx: out_idx"],
        Attrs = ["T: type", "Taxis: {int32, int64} = int64", "out_idx: {int32, int64} = int32"],
        Shape = c => [Slices(c), Index(c)],
        Gradient = Gradient.Missing("which elements are equal is no smooth question"),
    };

    public static Shape Slices(ShapeContext c) => c[0].IsNull ? Shape.Null : ShapeContext.Unknown(c[0].ndim);

    public static Shape Index(ShapeContext c)
    {
        Shape x = c[0];
        if (c.Integers(1) is not { } axis || x.IsNull)
        {
            return ShapeContext.Unknown(1);
        }

        c.Require(c[1].ndim == 1, "axis expects a 1D vector.");
        c.Require(axis.Length <= 1, "axis does not support input tensors larger than 1 elements.");
        c.Require(axis.Length == 1 || x.ndim == 1, "x expects a 1D vector.");
        c.Require(axis.Length == 0 || (axis[0] >= -x.ndim && axis[0] < x.ndim), $"axis expects to be in the range [{-x.ndim}, {x.ndim})");
        return axis.Length == 0 ? x : new Shape(x[(int)axis[0]]);
    }
}

/// <summary>UniqueWithCountsV2: as UniqueV2, and how often each slice comes.</summary>
internal static class UniqueWithCountsV2
{
    public static OpDefinition Define() => new("UniqueWithCountsV2")
    {
        Inputs = ["x: T", "axis: Taxis"],
        Outputs = ["y: T", "idx: out_idx", "count: out_idx"],
        Attrs = ["T: type", "Taxis: {int32, int64} = int64", "out_idx: {int32, int64} = int32"],
        Shape = c => [UniqueV2.Slices(c), UniqueV2.Index(c), ShapeContext.Unknown(1)],
        Gradient = Gradient.Missing("which elements are equal is no smooth question"),
    };
}

/// <content>unique, unique_with_counts.</content>
public sealed partial class tensorflow
{
    /// <summary>The different elements of a vector in the order in which they come first, and for each element which it is: x[i] = y[idx[i]].</summary>
    /// <param name="x">A vector; every NaN is an element of its own.</param>
    /// <param name="out_idx">int32 or int64.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>y, and idx of x's length.</returns>
    /// <exception cref="ValueError">x is no vector.</exception>
    public (Tensor y, Tensor idx) unique(Tensor x, TF_DataType out_idx = TF_DataType.TF_INT32, string? name = null)
        => Build.Many("Unique", name, [x], ("out_idx", out_idx)) is [var y, var idx] ? (y, idx) : default;

    /// <summary>As <see cref="unique"/>, and how often each element comes.</summary>
    /// <param name="x">A vector; every NaN is an element of its own.</param>
    /// <param name="out_idx">int32 or int64.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>y, idx of x's length, count of y's length.</returns>
    public (Tensor y, Tensor idx, Tensor count) unique_with_counts(Tensor x, TF_DataType out_idx = TF_DataType.TF_INT32, string? name = null)
        => Build.Many("UniqueWithCounts", name, [x], ("out_idx", out_idx)) is [var y, var idx, var count] ? (y, idx, count) : default;
}
