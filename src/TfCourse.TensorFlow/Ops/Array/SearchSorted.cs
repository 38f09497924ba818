namespace Tensorflow;

/// <summary>Places in sorted rows, of any number of axes.</summary>
internal static class SearchSorted
{
    /// <summary>Rows become a matrix, the places get the shape of the values again.</summary>
    /// <exception cref="ValueError">The side is neither left nor right.</exception>
    public static Tensor Of(Tensor sorted, Tensor values, string side, TF_DataType type, string? name)
    {
        string op = side switch
        {
            "left" => "LowerBound",
            "right" => "UpperBound",
            _ => throw new ValueError($"Argument `side` must be either 'right' or 'left'. Received: `side` = '{side}'."),
        };
        using var scope = new ops.NameScope(name, "searchsorted");
        Tensor width = SizeVectors.At(ShapeValues.Of(sorted), -1), count = SizeVectors.At(ShapeValues.Of(values), -1);
        Tensor rows = Build.One("Reshape", null, [sorted, Build.One("Pack", null, [-1, width])]);
        Tensor wanted = Build.One("Reshape", null, [values, Build.One("Pack", null, [-1, count])]);
        Tensor places = Build.One(op, null, [rows, wanted], ("out_type", type));
        return Build.One("Reshape", null, [places, ShapeValues.Of(values)]);
    }
}

/// <content>searchsorted.</content>
public sealed partial class tensorflow
{
    /// <summary>Where each value could be put into its sorted row so that the row stays sorted.</summary>
    /// <param name="sorted_sequence">Shape [rows…, n], each row in ascending order.</param>
    /// <param name="values">Shape [rows…, m].</param>
    /// <param name="side">left: before equal elements; right: behind them.</param>
    /// <param name="out_type">int32 or int64.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The shape of the values, each in [0, n].</returns>
    /// <exception cref="ValueError">The side is neither left nor right.</exception>
    public Tensor searchsorted(Tensor sorted_sequence, Tensor values, string side = "left", TF_DataType out_type = TF_DataType.TF_INT32, string? name = null)
        => SearchSorted.Of(sorted_sequence, values, side, out_type, name);
}
