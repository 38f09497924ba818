namespace Tensorflow;

/// <summary>Xdivy: z = x / y, and 0 where x is 0, with broadcasting.</summary>
internal static class Xdivy
{
    public static OpDefinition Define() => new("Xdivy")
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
        return Broadcasting.Reduce(op, Build.One("Xdivy", null, [NotZero(x), y]) * dz, Build.One("Xdivy", null, [-x, y * y]) * dz);
    }

    /// <summary>1 where x is not 0, else 0.</summary>
    public static GraphTensor NotZero(Tensor x) => Build.One("Cast", null, [Build.One("NotEqual", null, [x, 0.0])], ("DstT", x.dtype));
}

/// <content>xdivy.</content>
public sealed partial class math_api
{
    /// <summary>x / y, and 0 where x is 0 (also for y = 0 or NaN), element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor xdivy(Tensor x, Tensor y, string? name = null) => Build.One("Xdivy", name, [x, y]);
}
