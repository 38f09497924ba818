namespace Tensorflow;

/// <summary>TruncateMod: z = the rest of x / y with the sign of x, with broadcasting.</summary>
internal static class TruncateMod
{
    public static OpDefinition Define() => new("TruncateMod")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {int32, int64, bfloat16, half, float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Missing("TensorFlow registers none; FloorMod has one"),
    };
}

/// <content>truncatemod.</content>
public sealed partial class tensorflow
{
    /// <summary>The rest of x / y with the sign of x, element by element: the rest of -7 / 5 is -2. Integers: an error at run where y is 0.</summary>
    /// <param name="x">Any shape, int32, int64 or a float type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor truncatemod(Tensor x, Tensor y, string? name = null) => Build.One("TruncateMod", name, [x, y]);
}
