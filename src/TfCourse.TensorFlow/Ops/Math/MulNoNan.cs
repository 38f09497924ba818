namespace Tensorflow;

/// <summary>MulNoNan: z = x · y, and 0 where y is 0, with broadcasting.</summary>
internal static class MulNoNan
{
    public static OpDefinition Define() => new("MulNoNan")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((op, dy) => Broadcasting.Reduce(op, Build.One("MulNoNan", null, [dy, op.inputs[1]]), Build.One("MulNoNan", null, [op.inputs[0], dy]))),
    };
}

/// <content>multiply_no_nan.</content>
public sealed partial class math_api
{
    /// <summary>The product, and 0 where y is 0 (also for x infinite or NaN), element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor multiply_no_nan(Tensor x, Tensor y, string? name = null) => Build.One("MulNoNan", name ?? "multiply_no_nan", [x, y]);
}
