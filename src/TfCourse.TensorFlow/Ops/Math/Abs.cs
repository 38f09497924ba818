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
    /// <param name="x">Any shape, any signed numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor abs(Tensor x, string? name = null) => Build.One("Abs", name, [x]);
}
