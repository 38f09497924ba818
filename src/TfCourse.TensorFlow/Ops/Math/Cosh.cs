namespace Tensorflow;

/// <summary>Cosh: y = cosh x.</summary>
internal static class Cosh
{
    public static OpDefinition Define() => new("Cosh")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy * Build.One("Sinh", null, [op.inputs[0]])]),
    };
}

/// <content>cosh.</content>
public sealed partial class tensorflow
{
    /// <summary>The hyperbolic cosine, element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor cosh(Tensor x, string? name = null) => Build.One("Cosh", name, [x]);
}
