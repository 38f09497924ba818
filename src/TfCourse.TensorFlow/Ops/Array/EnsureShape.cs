namespace Tensorflow;

/// <summary>EnsureShape: output = input, whose shape must fit the one given.</summary>
internal static class EnsureShape
{
    public static OpDefinition Define() => new("EnsureShape")
    {
        Inputs = ["input: T"],
        Outputs = ["output: T"],
        Attrs = ["shape: shape", "T: type"],
        Shape = c => [c.Merge(c[0], c.Attr<Shape>("shape"))],
        Gradient = Gradient.Of((_, dy) => [dy]),
    };
}

/// <content>ensure_shape.</content>
public sealed partial class tensorflow
{
    /// <summary>The same value, checked in each run to be of a shape, which the graph then knows.</summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="shape">The shape; -1 for sizes that may vary.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input, of what both shapes say together.</returns>
    /// <exception cref="ValueError">The shapes contradict each other already now.</exception>
    public Tensor ensure_shape(Tensor x, Shape shape, string? name = null) => Build.One("EnsureShape", name, [x], ("shape", shape));
}
