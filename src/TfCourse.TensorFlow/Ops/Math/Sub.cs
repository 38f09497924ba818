namespace Tensorflow;

/// <summary>Sub: z = x - y, with broadcasting.</summary>
internal static class Sub
{
    public static OpDefinition Define() => new("Sub")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, uint8, int8, uint16, int16, int32, int64, complex64, complex128, uint32, uint64}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((op, dy) => Broadcasting.Reduce(op, dy, -dy)),
    };
}

/// <content>subtract.</content>
public sealed partial class tensorflow
{
    /// <summary>The difference, element by element: z = x - y; shapes stretch over each other, integers wrap.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor subtract(Tensor x, Tensor y, string? name = null) => Build.One("Sub", name, [x, y]);

    /// <summary>The difference: the same as subtract.</summary>
    /// <param name="a">Any shape, any numeric type.</param>
    /// <param name="b">Same type, a shape that stretches with a's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    public Tensor sub(Tensor a, Tensor b, string? name = null) => subtract(a, b, name);
}
