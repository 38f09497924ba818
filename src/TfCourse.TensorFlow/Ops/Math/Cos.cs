namespace Tensorflow;

/// <summary>Cos: y = cos x.</summary>
internal static class Cos
{
    public static OpDefinition Define() => new("Cos")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [-dy * Build.One("Sin", null, [op.inputs[0]])]),
    };
}

/// <content>cos.</content>
public sealed partial class tensorflow
{
    /// <summary>The cosine, element by element; x in radians.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor cos(Tensor x, string? name = null) => Build.One("Cos", name, [x]);
}
