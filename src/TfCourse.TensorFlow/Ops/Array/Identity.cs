namespace Tensorflow;

/// <summary>Identity: output = input.</summary>
internal static class Identity
{
    public static OpDefinition Define() => new("Identity")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((_, dy) => [dy]),
    };
}

/// <content>identity.</content>
public sealed partial class tensorflow
{
    /// <summary>The same value under a name of its own.</summary>
    /// <param name="input">Any tensor.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the input.</returns>
    public Tensor identity(Tensor input, string? name = null) => Build.One("Identity", name, [input]);
}
