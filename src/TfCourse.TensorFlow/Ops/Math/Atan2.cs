namespace Tensorflow;

/// <summary>Atan2: z = the angle of the point (x, y), with broadcasting.</summary>
internal static class Atan2
{
    public static OpDefinition Define() => new("Atan2")
    {
        Inputs = ["y: T", "x: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor y = op.inputs[0], x = op.inputs[1];
        Tensor scaled = dz / (Build.One("Square", null, [x]) + Build.One("Square", null, [y]));
        return Broadcasting.Reduce(op, x * scaled, -y * scaled);
    }
}

/// <content>atan2.</content>
public sealed partial class tensorflow
{
    /// <summary>The angle of the point (x, y), element by element, in [-π, π]; inputs in the order y, x.</summary>
    /// <param name="y">Any shape, any float type.</param>
    /// <param name="x">Same type, a shape that stretches with y's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor atan2(Tensor y, Tensor x, string? name = null) => Build.One("Atan2", name, [y, x]);
}
