namespace Tensorflow;

/// <summary>LeftShift: z = x shifted up by y bits, with broadcasting.</summary>
internal static class LeftShift
{
    public static OpDefinition Define() => new("LeftShift")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {int8, int16, int32, int64, uint8, uint16, uint32, uint64}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.None("integers have no derivative"),
    };
}

/// <content>left_shift.</content>
public sealed partial class bitwise_api
{
    /// <summary>The bits shifted up, element by element: x · 2ʸ, wrapping. Amounts are held in [0, bits - 1].</summary>
    /// <param name="x">Any shape, any integer type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor left_shift(Tensor x, Tensor y, string? name = null) => Build.One("LeftShift", name, [x, y]);
}
