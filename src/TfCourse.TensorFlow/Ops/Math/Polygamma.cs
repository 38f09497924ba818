namespace Tensorflow;

/// <summary>Polygamma: z = the a-th derivative of ψ at x, with broadcasting.</summary>
internal static class Polygamma
{
    public static OpDefinition Define() => new("Polygamma")
    {
        Inputs = ["a: T", "x: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
    };

    // Nothing flows to the order of the derivative.
    private static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor a = op.inputs[0], x = op.inputs[1];
        return [null, Broadcasting.Reduce(op, dz, dz * Build.One("Polygamma", null, [a + 1.0, x]))[1]];
    }
}

/// <content>polygamma.</content>
public sealed partial class tensorflow
{
    /// <summary>The a-th derivative of digamma at x, element by element; NaN unless a is 0, 1, 2, …</summary>
    /// <param name="a">Any shape, float32 or float64.</param>
    /// <param name="x">Same type, a shape that stretches with a's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor polygamma(Tensor a, Tensor x, string? name = null) => Build.One("Polygamma", name, [a, x]);
}
