namespace Tensorflow;

/// <summary>HistogramFixedWidth: how many values fall into each of some equal bins.</summary>
internal static class HistogramFixedWidth
{
    public static OpDefinition Define() => new("HistogramFixedWidth")
    {
        Inputs = ["values: T", "value_range: T", "nbins: int32"],
        Outputs = ["out: dtype"],
        Attrs = ["T: {int32, int64, float, double}", "dtype: {int32, int64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.Missing("counts are steps"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        Shape range = c.WithRank(1, 1);
        c.Require(range[0] is 2 or < 0, $"Dimension must be 2 but is {range[0]}");
        c.WithRank(2, 0);
        if (c.Integers(2) is not [var bins])
        {
            return [ShapeContext.Unknown(1)];
        }

        c.Require(bins >= 0, $"Dimension size, given by scalar input 2, must be non-negative but is {bins}");
        return [new Shape(bins)];
    }
}

/// <content>histogram_fixed_width.</content>
public sealed partial class tensorflow
{
    /// <summary>Counts how many values fall into each of nbins equal bins; values outside of the range count in the first or last bin.</summary>
    /// <param name="values">Any shape; int32, int64, float32 or float64; not NaN.</param>
    /// <param name="value_range">Two numbers of the values' type, the first below the second.</param>
    /// <param name="nbins">How many bins, a scalar above 0; null for 100.</param>
    /// <param name="dtype">int32 or int64.</param>
    /// <param name="name">The scope of the node.</param>
    /// <returns>A vector of nbins counts.</returns>
    /// <exception cref="ValueError">The range is no vector of two numbers.</exception>
    public Tensor histogram_fixed_width(Tensor values, Tensor value_range, Tensor? nbins = null, TF_DataType dtype = TF_DataType.TF_INT32, string? name = null)
    {
        using (var scope = new ops.NameScope(name, "histogram_fixed_width"))
        {
            return Build.One("HistogramFixedWidth", scope, [values, value_range, nbins ?? 100], ("dtype", dtype));
        }
    }
}
