namespace Tensorflow;

/// <summary>Sin: y = sin x.</summary>
internal static class Sin
{
    public static OpDefinition Define() => new("Sin")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy * Build.One("Cos", null, [op.inputs[0]])]),
    };
}

/// <content>sin.</content>
public sealed partial class tensorflow
{
    /// <summary>The sine, element by element; x in radians.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor sin(Tensor x, string? name = null) => Build.One("Sin", name, [x]);
}
