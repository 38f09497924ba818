namespace Tensorflow;

/// <summary>Sqrt: y = √x.</summary>
internal static class Sqrt
{
    public static OpDefinition Define() => new("Sqrt")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [Build.One("SqrtGrad", null, [op.outputs[0], dy])]),
    };
}

/// <content>sqrt.</content>
public sealed partial class tensorflow
{
    /// <summary>The square root, element by element; NaN below 0, an infinite gradient at 0.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor sqrt(Tensor x, string? name = null) => Build.One("Sqrt", name, [x]);
}
