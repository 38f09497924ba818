namespace Tensorflow;

/// <summary>Exp: y = eˣ.</summary>
internal static class Exp
{
    public static OpDefinition Define() => new("Exp")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [dy * op.outputs[0]]),
    };
}

/// <content>exp.</content>
public sealed partial class tensorflow
{
    /// <summary>The exponential, element by element: y = eˣ.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor exp(Tensor x, string? name = null) => Build.One("Exp", name, [x]);
}
