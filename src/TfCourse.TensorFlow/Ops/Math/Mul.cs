namespace Tensorflow;

/// <summary>Mul: z = x · y with broadcasting.</summary>
internal static class Mul
{
    public static OpDefinition Define() => new("Mul")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, uint8, int8, uint16, int16, int32, uint32, uint64, int64, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((op, dy) => Broadcasting.Reduce(op, Build.One("Mul", null, [dy, op.inputs[1]]), Build.One("Mul", null, [dy, op.inputs[0]]))),
        IsCommutative = true,
    };
}

/// <content>multiply.</content>
public sealed partial class tensorflow
{
    /// <summary>The product, element by element: z = x · y; shapes stretch over each other, integers wrap.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor multiply(Tensor x, Tensor y, string? name = null) => Build.One("Mul", name, [x, y]);
}
