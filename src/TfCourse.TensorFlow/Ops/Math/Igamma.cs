namespace Tensorflow;

/// <summary>Igamma: z = P(a, x), with broadcasting.</summary>
internal static class Igamma
{
    public static OpDefinition Define() => new("Igamma")
    {
        Inputs = ["a: T", "x: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((op, dz) => Broadcasting.Reduce(op, dz * ByA(op), dz * ByX(op))),
    };

    public static GraphTensor ByA(Operation op) => Build.One("IgammaGradA", null, [op.inputs[0], op.inputs[1]]);

    /// <summary>xᵃ⁻¹ e⁻ˣ / Γ(a), through its logarithm.</summary>
    public static GraphTensor ByX(Operation op)
    {
        Tensor a = op.inputs[0], x = op.inputs[1];
        return Build.One("Exp", null, [-x + ((a - 1.0) * Build.One("Log", null, [x])) - Build.One("Lgamma", null, [a])]);
    }
}

/// <content>igamma.</content>
public sealed partial class tensorflow
{
    /// <summary>The lower regularized incomplete gamma function, element by element: P(a, x) = 1/Γ(a) · ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt. NaN unless a is above 0 and x at least 0.</summary>
    /// <param name="a">Any shape, float32 or float64.</param>
    /// <param name="x">Same type, a shape that stretches with a's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor igamma(Tensor a, Tensor x, string? name = null) => Build.One("Igamma", name, [a, x]);
}
