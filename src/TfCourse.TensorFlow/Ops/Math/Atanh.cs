namespace Tensorflow;

/// <summary>Atanh: y = artanh x.</summary>
internal static class Atanh
{
    public static OpDefinition Define() => new("Atanh")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor square = Build.One("Square", null, [op.inputs[0]]), one = Gradient.Constant(1, dy);
        return [dy * Build.One("Reciprocal", null, [Build.One("Sub", null, [one, square])])];
    }
}

/// <content>atanh.</content>
public sealed partial class tensorflow
{
    /// <summary>The inverse hyperbolic tangent, element by element; infinite at -1 and 1, NaN outside.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor atanh(Tensor x, string? name = null) => Build.One("Atanh", name, [x]);
}
