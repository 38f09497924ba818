namespace Tensorflow;

/// <summary>Sinh: y = sinh x.</summary>
internal static class Sinh
{
    public static OpDefinition Define() => new("Sinh")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy * Build.One("Cosh", null, [op.inputs[0]])]),
    };
}

/// <content>sinh.</content>
public sealed partial class tensorflow
{
    /// <summary>The hyperbolic sine, element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor sinh(Tensor x, string? name = null) => Build.One("Sinh", name, [x]);
}
