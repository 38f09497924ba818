namespace Tensorflow;

/// <summary>Lgamma: y = log |Γ(x)|.</summary>
internal static class Lgamma
{
    public static OpDefinition Define() => new("Lgamma")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dy) => [dy * Build.One("Digamma", null, [op.inputs[0]])]),
    };
}

/// <content>lgamma.</content>
public sealed partial class tensorflow
{
    /// <summary>The logarithm of the absolute value of the gamma function, element by element; infinite at 0, -1, -2, …</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor lgamma(Tensor x, string? name = null) => Build.One("Lgamma", name, [x]);
}
