namespace Tensorflow;

/// <summary>Acos: y = arccos x.</summary>
internal static class Acos
{
    public static OpDefinition Define() => new("Acos")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor slope = Asin.InverseSlope(op.inputs[0]);
        return [-dy * slope];
    }
}

/// <content>acos.</content>
public sealed partial class tensorflow
{
    /// <summary>The inverse cosine, element by element, in [0, π]; NaN outside [-1, 1].</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor acos(Tensor x, string? name = null) => Build.One("Acos", name, [x]);
}
