namespace Tensorflow;

/// <summary>Acosh: y = arcosh x.</summary>
internal static class Acosh
{
    public static OpDefinition Define() => new("Acosh")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy / Build.One("Sinh", null, [op.outputs[0]])]),
    };
}

/// <content>acosh.</content>
public sealed partial class tensorflow
{
    /// <summary>The inverse hyperbolic cosine, element by element; NaN below 1.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor acosh(Tensor x, string? name = null) => Build.One("Acosh", name, [x]);
}
