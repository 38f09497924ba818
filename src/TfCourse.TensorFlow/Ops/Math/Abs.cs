namespace Tensorflow;

/// <summary>Abs: y = |x|.</summary>
internal static class Abs
{
    public static OpDefinition Define() => new("Abs")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, int16, int32, int64}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [dy * Build.One("Sign", null, [op.inputs[0]])]),
    };
}

/// <content>abs.</content>
public sealed partial class tensorflow
{
    /// <summary>The absolute value, element by element: y = |x|; the smallest integer stays itself.</summary>
    /// <param name="x">Any shape, any signed numeric type; complex numbers too.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x; of complex numbers the type of their parts.</returns>
    public Tensor abs(Tensor x, string? name = null) => x is not Literal && x.dtype.is_complex() ? ComplexParts.Take("ComplexAbs", x, name ?? "Abs") : Build.One("Abs", name, [x]);
}
