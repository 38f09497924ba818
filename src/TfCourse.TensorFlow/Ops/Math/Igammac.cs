namespace Tensorflow;

/// <summary>Igammac: z = Q(a, x) = 1 - P(a, x), with broadcasting.</summary>
internal static class Igammac
{
    public static OpDefinition Define() => new("Igammac")
    {
        Inputs = ["a: T", "x: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((op, dz) => Broadcasting.Reduce(op, -(dz * Igamma.ByA(op)), -(dz * Igamma.ByX(op)))),
    };
}

/// <content>igammac.</content>
public sealed partial class tensorflow
{
    /// <summary>The upper regularized incomplete gamma function, element by element: Q(a, x) = 1 - P(a, x), exact also where it is tiny. NaN unless a is above 0 and x at least 0.</summary>
    /// <param name="a">Any shape, float32 or float64.</param>
    /// <param name="x">Same type, a shape that stretches with a's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor igammac(Tensor a, Tensor x, string? name = null) => Build.One("Igammac", name, [a, x]);
}
