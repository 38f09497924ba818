namespace Tensorflow;

/// <summary>Ceil: y = ⌈x⌉.</summary>
internal static class Ceil
{
    public static OpDefinition Define() => new("Ceil")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((_, _) => [null]),
    };
}

/// <content>ceil.</content>
public sealed partial class tensorflow
{
    /// <summary>The smallest whole number not below x, element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor ceil(Tensor x, string? name = null) => Build.One("Ceil", name, [x]);
}
