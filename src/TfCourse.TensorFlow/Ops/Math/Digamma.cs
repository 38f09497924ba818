namespace Tensorflow;

/// <summary>Digamma: y = ψ(x) = Γ′(x) / Γ(x).</summary>
internal static class Digamma
{
    public static OpDefinition Define() => new("Digamma")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor x = op.inputs[0];
        return [dy * Build.One("Polygamma", null, [Gradient.Constant(1, x), x])];
    }
}

/// <content>digamma.</content>
public sealed partial class tensorflow
{
    /// <summary>The derivative of lgamma, element by element; NaN at 0, -1, -2, …</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor digamma(Tensor x, string? name = null) => Build.One("Digamma", name, [x]);
}
