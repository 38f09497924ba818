namespace Tensorflow;

/// <summary>Tanh: y = tanh x.</summary>
internal static class Tanh
{
    public static OpDefinition Define() => new("Tanh")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Build.One("TanhGrad", null, [op.outputs[0], dy])]),
    };
}

/// <content>tanh.</content>
public sealed partial class tensorflow
{
    /// <summary>The hyperbolic tangent, element by element, in [-1, 1].</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor tanh(Tensor x, string? name = null) => Build.One("Tanh", name, [x]);
}
