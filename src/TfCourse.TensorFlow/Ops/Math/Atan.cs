namespace Tensorflow;

/// <summary>Atan: y = arctan x.</summary>
internal static class Atan
{
    public static OpDefinition Define() => new("Atan")
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
        return [dy * Build.One("Reciprocal", null, [Build.One("AddV2", "Add", [one, square])])];
    }
}

/// <content>atan.</content>
public sealed partial class tensorflow
{
    /// <summary>The inverse tangent, element by element, in [-π/2, π/2].</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor atan(Tensor x, string? name = null) => Build.One("Atan", name, [x]);
}
