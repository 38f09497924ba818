namespace Tensorflow;

/// <summary>Xlog1py: z = x · log(1 + y), and 0 where x is 0, with broadcasting.</summary>
internal static class Xlog1py
{
    public static OpDefinition Define() => new("Xlog1py")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {half, bfloat16, float, double, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor x = op.inputs[0], y = op.inputs[1];
        return Broadcasting.Reduce(op, Build.One("Xlog1py", null, [Xdivy.NotZero(x), y]) * dz, Build.One("Xdivy", null, [x, y + 1.0]) * dz);
    }
}

/// <content>xlog1py.</content>
public sealed partial class math_api
{
    /// <summary>x · log(1 + y), and 0 where x is 0 (also for y = -1 or NaN), element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor xlog1py(Tensor x, Tensor y, string? name = null) => Build.One("Xlog1py", name, [x, y]);
}
