namespace Tensorflow;

/// <summary>LogicalNot: y = not x.</summary>
internal static class LogicalNot
{
    public static OpDefinition Define() => new("LogicalNot")
    {
        Inputs = ["x: bool"],
        Outputs = ["y: bool"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("booleans have no derivative"),
    };
}

/// <content>logical_not.</content>
public sealed partial class tensorflow
{
    /// <summary>Not, element by element.</summary>
    /// <param name="x">Any shape, bool.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of x, bool.</returns>
    public Tensor logical_not(Tensor x, string? name = null) => Build.One("LogicalNot", name, [x]);
}
