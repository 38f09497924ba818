namespace Tensorflow;

/// <summary>StringSplitV2: the parts of each string, split as Python does.</summary>
internal static class StringSplitV2
{
    public static OpDefinition Define() => new("StringSplitV2")
    {
        Inputs = ["input: string", "sep: string"],
        Outputs = ["indices: int64", "values: string", "shape: int64"],
        Attrs = ["maxsplit: int = -1"],
        Shape = StringSplit.InferShape,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };
}

/// <content>split.</content>
public sealed partial class strings_api
{
    /// <summary>The parts of each string of a vector, split as Python does, as a sparse matrix.</summary>
    /// <param name="input">A vector of strings.</param>
    /// <param name="sep">The separator; null or empty for runs of white space.</param>
    /// <param name="maxsplit">The most splits of one string; -1 for any number.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Places [parts, 2], parts [parts], and the shape of the whole [2].</returns>
    /// <exception cref="ValueError">The input is no vector.</exception>
    public (Tensor indices, Tensor values, Tensor dense_shape) split(Tensor input, string? sep = null, int maxsplit = -1, string? name = null)
        => Build.Many("StringSplitV2", name, [input, sep ?? ""], ("maxsplit", maxsplit)) is [var indices, var values, var shape] ? (indices, values, shape) : default;
}
