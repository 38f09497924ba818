namespace Tensorflow;

/// <summary>FloorDiv: z = ⌊x / y⌋, with broadcasting.</summary>
internal static class FloorDiv
{
    public static OpDefinition Define() => new("FloorDiv")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, uint8, int8, uint16, int16, int32, uint32, uint64, int64, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((_, _) => [null, null]),
    };
}

/// <content>floor_div.</content>
public sealed partial class tensorflow
{
    /// <summary>The quotient rounded down, element by element: -7 / 5 = -2. Integers: an error at run where y is 0.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor floor_div(Tensor x, Tensor y, string? name = null) => Build.One("FloorDiv", name, [x, y]);

    /// <summary>The quotient rounded down, element by element: -7 / 5 = -2; Python's //. Integers: an error at run where y is 0.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    public Tensor floordiv(Tensor x, Tensor y, string? name = null) => Build.One("FloorDiv", name ?? "floordiv", [x, y]);
}
