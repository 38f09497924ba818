namespace Tensorflow;

/// <summary>BitwiseXor: z = the bits set in one of x and y alone, with broadcasting.</summary>
internal static class BitwiseXor
{
    public static OpDefinition Define() => new("BitwiseXor")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {int8, int16, int32, int64, uint8, uint16, uint32, uint64}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.None("integers have no derivative"),
        IsCommutative = true,
    };
}

/// <content>bitwise_xor.</content>
public sealed partial class bitwise_api
{
    /// <summary>The bits set in one alone, element by element.</summary>
    /// <param name="x">Any shape, any integer type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor bitwise_xor(Tensor x, Tensor y, string? name = null) => Build.One("BitwiseXor", name, [x, y]);
}
