namespace Tensorflow;

/// <summary>StringSplit: the parts of each string, split at each byte of a delimiter.</summary>
internal static class StringSplit
{
    public static OpDefinition Define() => new("StringSplit")
    {
        Inputs = ["input: string", "delimiter: string"],
        Outputs = ["indices: int64", "values: string", "shape: int64"],
        Attrs = ["skip_empty: bool = true"],
        Shape = InferShape,
        Gradient = Gradient.None("strings are not differentiable"),
    };

    public static Shape[] InferShape(ShapeContext c)
    {
        c.WithRank(0, 1);
        c.WithRank(1, 0);
        return [new Shape(-1, 2), ShapeContext.Unknown(1), new Shape(2)];
    }
}

/// <content>string_split.</content>
public sealed partial class tensorflow
{
    /// <summary>The parts of each string of a vector, split at every character of the delimiter, as a sparse matrix.</summary>
    /// <param name="source">A vector of strings.</param>
    /// <param name="delimiter">Characters to split at; empty splits every byte off.</param>
    /// <param name="skip_empty">Leaves empty parts out.</param>
    /// <returns>Places [parts, 2], parts [parts], and the shape of the whole [2].</returns>
    /// <exception cref="ValueError">source is no vector.</exception>
    public (Tensor indices, Tensor values, Tensor dense_shape) string_split(Tensor source, string delimiter = " ", bool skip_empty = true)
        => Build.Many("StringSplit", null, [source, delimiter], ("skip_empty", skip_empty)) is [var indices, var values, var shape] ? (indices, values, shape) : default;
}
