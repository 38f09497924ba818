namespace Tensorflow;

/// <summary>Square: y = x².</summary>
internal static class Square
{
    public static OpDefinition Define() => new("Square")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, int16, int32, int64, uint8, uint16, uint32, uint64, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((op, dy) => [dy * (op.inputs[0] * 2)]),
    };
}

/// <content>square.</content>
public sealed partial class tensorflow
{
    /// <summary>The square, element by element: y = x · x; integers wrap.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor square(Tensor x, string? name = null) => Build.One("Square", name, [x]);
}
