namespace Tensorflow;

/// <summary>NoOp: does nothing; it stands for what it depends on.</summary>
internal static class NoOp
{
    public static OpDefinition Define() => new("NoOp")
    {
        Shape = ShapeRules.None,
        Gradient = Gradient.Missing("it has no outputs"),
    };
}

/// <content>no_op.</content>
public sealed partial class tensorflow
{
    /// <summary>An operation that does nothing but wait for its control dependencies.</summary>
    /// <param name="name">The name of the node.</param>
    /// <returns>The operation.</returns>
    public Operation no_op(string? name = null) => Build.Node("NoOp", name, []);
}
