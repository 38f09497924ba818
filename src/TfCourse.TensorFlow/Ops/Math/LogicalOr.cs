namespace Tensorflow;

/// <summary>LogicalOr: z = x or y, with broadcasting.</summary>
internal static class LogicalOr
{
    public static OpDefinition Define() => new("LogicalOr")
    {
        Inputs = ["x: bool", "y: bool"],
        Outputs = ["z: bool"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.None("booleans have no derivative"),
        IsCommutative = true,
    };
}

/// <content>logical_or.</content>
public sealed partial class tensorflow
{
    /// <summary>x or y, element by element.</summary>
    /// <param name="x">Any shape, bool.</param>
    /// <param name="y">bool, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, bool.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor logical_or(Tensor x, Tensor y, string? name = null) => Build.One("LogicalOr", name, [x, y]);
}
