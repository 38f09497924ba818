namespace Tensorflow;

/// <summary>Asinh: y = arsinh x.</summary>
internal static class Asinh
{
    public static OpDefinition Define() => new("Asinh")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy / Build.One("Cosh", null, [op.outputs[0]])]),
    };
}

/// <content>asinh.</content>
public sealed partial class tensorflow
{
    /// <summary>The inverse hyperbolic sine, element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor asinh(Tensor x, string? name = null) => Build.One("Asinh", name, [x]);
}
