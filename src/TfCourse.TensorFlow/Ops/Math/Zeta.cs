namespace Tensorflow;

/// <summary>Zeta: z = ζ(x, q) = Σ (q + k)⁻ˣ, with broadcasting.</summary>
internal static class Zeta
{
    public static OpDefinition Define() => new("Zeta")
    {
        Inputs = ["x: T", "q: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
    };

    // By x there is no formula in terms of ops.
    private static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor x = op.inputs[0], q = op.inputs[1];
        return [null, Broadcasting.Reduce(op, dz, dz * (-x * Build.One("Zeta", null, [x + 1.0, q])))[1]];
    }
}

/// <content>zeta.</content>
public sealed partial class tensorflow
{
    /// <summary>The Hurwitz zeta function, element by element: the sum of (q + k)⁻ˣ over k = 0, 1, 2, …; infinite at x = 1, NaN below.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <param name="q">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor zeta(Tensor x, Tensor q, string? name = null) => Build.One("Zeta", name, [x, q]);
}
