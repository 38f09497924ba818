namespace Tensorflow;

/// <summary>Erfc: y = 1 - erf x.</summary>
internal static class Erfc
{
    public static OpDefinition Define() => new("Erfc")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Erf.Bell(op, dy, -2 / Math.Sqrt(Math.PI))]),
    };
}

/// <content>erfc.</content>
public sealed partial class tensorflow
{
    /// <summary>The complementary error function, element by element: 1 - erf x, exact also where it is tiny.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor erfc(Tensor x, string? name = null) => Build.One("Erfc", name, [x]);
}
