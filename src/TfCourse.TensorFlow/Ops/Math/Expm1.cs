namespace Tensorflow;

/// <summary>Expm1: y = eˣ - 1.</summary>
internal static class Expm1
{
    public static OpDefinition Define() => new("Expm1")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy * Build.One("Exp", null, [op.inputs[0]])]),
    };
}

/// <content>expm1.</content>
public sealed partial class tensorflow
{
    /// <summary>eˣ - 1, element by element, exact also near 0.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor expm1(Tensor x, string? name = null) => Build.One("Expm1", name, [x]);
}
