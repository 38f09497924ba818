namespace Tensorflow;

/// <summary>RightShift: z = x shifted down by y bits, with broadcasting.</summary>
internal static class RightShift
{
    public static OpDefinition Define() => new("RightShift")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {int8, int16, int32, int64, uint8, uint16, uint32, uint64}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.None("integers have no derivative"),
    };
}

/// <content>right_shift.</content>
public sealed partial class bitwise_api
{
    /// <summary>The bits shifted down, element by element: ⌊x / 2ʸ⌋; the sign stays. Amounts are held in [0, bits - 1].</summary>
    /// <param name="x">Any shape, any integer type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor right_shift(Tensor x, Tensor y, string? name = null) => Build.One("RightShift", name, [x, y]);
}
