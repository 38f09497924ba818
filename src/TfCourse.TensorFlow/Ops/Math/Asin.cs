namespace Tensorflow;

/// <summary>Asin: y = arcsin x.</summary>
internal static class Asin
{
    public static OpDefinition Define() => new("Asin")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy * InverseSlope(op.inputs[0])]),
    };

    /// <summary>1 / √(1 - x²), the derivative of arcsin and, but for its sign, of arccos.</summary>
    public static GraphTensor InverseSlope(Tensor x)
    {
        Tensor square = Build.One("Square", null, [x]), one = Gradient.Constant(1, x);
        return Build.One("Reciprocal", null, [Build.One("Sqrt", null, [Build.One("Sub", null, [one, square])])]);
    }
}

/// <content>asin.</content>
public sealed partial class tensorflow
{
    /// <summary>The inverse sine, element by element, in [-π/2, π/2]; NaN outside [-1, 1].</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor asin(Tensor x, string? name = null) => Build.One("Asin", name, [x]);
}
