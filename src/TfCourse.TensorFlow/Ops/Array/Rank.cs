namespace Tensorflow;

/// <summary>Rank: the number of axes.</summary>
internal static class Rank
{
    public static OpDefinition Define() => new("Rank")
    {
        Inputs = ["input: T"],
        Outputs = ["output: int32"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("a number of axes is an integer"),
    };
}

/// <content>rank.</content>
public sealed partial class tensorflow
{
    /// <summary>The number of axes of a tensor; a constant when it is known while the graph is built.</summary>
    /// <param name="input">Any tensor.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A scalar of int32.</returns>
    public Tensor rank(Tensor input, string? name = null) => ShapeValues.Rank(input, name);
}
