namespace Tensorflow;

/// <summary>FloorMod: z = x - ⌊x / y⌋ · y, with broadcasting.</summary>
internal static class FloorMod
{
    public static OpDefinition Define() => new("FloorMod")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {int8, int16, int32, int64, uint8, uint16, uint32, uint64, bfloat16, half, float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((op, dy) => Broadcasting.Reduce(op, dy, dy * -Build.One("FloorDiv", null, [op.inputs[0], op.inputs[1]]))),
    };
}

/// <content>floormod.</content>
public sealed partial class tensorflow
{
    /// <summary>The rest of x / y with the sign of y, element by element: -7 mod 5 = 3; Python's %. Integers: an error at run where y is 0.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor floormod(Tensor x, Tensor y, string? name = null) => Build.One("FloorMod", name, [x, y]);

    /// <summary>The rest of x / y with the sign of y: the same as floormod.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    public Tensor mod(Tensor x, Tensor y, string? name = null) => floormod(x, y, name);
}
