namespace Tensorflow;

/// <summary>RealDiv: z = x / y, with broadcasting.</summary>
internal static class RealDiv
{
    public static OpDefinition Define() => new("RealDiv")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, uint8, int8, uint16, int16, int32, uint32, uint64, int64, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
    };

    public static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor x = op.inputs[0], y = op.inputs[1];
        return Broadcasting.Reduce(op, dy / y, dy * (-x / y / y));
    }
}

/// <content>realdiv.</content>
public sealed partial class tensorflow
{
    /// <summary>The quotient of floats, element by element; x / 0 is infinite, 0 / 0 NaN.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor realdiv(Tensor x, Tensor y, string? name = null) => Build.One("RealDiv", name, [x, y]);
}
