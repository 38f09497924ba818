namespace Tensorflow;

/// <summary>TruncateDiv: z = x / y without its fraction, with broadcasting.</summary>
internal static class TruncateDiv
{
    public static OpDefinition Define() => new("TruncateDiv")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, uint8, int8, uint16, int16, int32, uint32, uint64, int64, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of((_, _) => [null, null]),
    };
}

/// <content>truncatediv.</content>
public sealed partial class tensorflow
{
    /// <summary>The quotient without its fraction, element by element: -7 / 5 = -1. Integers: an error at run where y is 0.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor truncatediv(Tensor x, Tensor y, string? name = null) => Build.One("TruncateDiv", name, [x, y]);
}
