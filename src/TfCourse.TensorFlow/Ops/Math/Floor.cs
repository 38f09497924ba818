namespace Tensorflow;

/// <summary>Floor: y = ⌊x⌋.</summary>
internal static class Floor
{
    public static OpDefinition Define() => new("Floor")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((_, _) => [null]),
    };
}

/// <content>floor.</content>
public sealed partial class tensorflow
{
    /// <summary>The largest whole number not above x, element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor floor(Tensor x, string? name = null) => Build.One("Floor", name, [x]);
}
