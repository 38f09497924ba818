namespace Tensorflow;

/// <summary>Minimum: z = min(x, y), with broadcasting.</summary>
internal static class Minimum
{
    public static OpDefinition Define() => new("Minimum")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, uint8, int16, uint16, int32, uint32, int64, uint64}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((op, dy) => Maximum.Choice(op, dy, "LessEqual")),
    };
}

/// <content>minimum.</content>
public sealed partial class tensorflow
{
    /// <summary>The smaller of two, element by element; NaN if either is. Where both are equal, the whole gradient goes to x.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor minimum(Tensor x, Tensor y, string? name = null) => Build.One("Minimum", name, [x, y]);
}
