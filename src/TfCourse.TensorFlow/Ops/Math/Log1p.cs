namespace Tensorflow;

/// <summary>Log1p: y = log(1 + x).</summary>
internal static class Log1p
{
    public static OpDefinition Define() => new("Log1p")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy * Build.One("Reciprocal", null, [1 + op.inputs[0]])]),
    };
}

/// <content>log1p.</content>
public sealed partial class tensorflow
{
    /// <summary>log(1 + x), element by element, exact also near 0; -∞ at -1, NaN below.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor log1p(Tensor x, string? name = null) => Build.One("Log1p", name, [x]);
}
