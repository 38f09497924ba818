namespace Tensorflow;

/// <summary>Pow: z = xʸ, with broadcasting.</summary>
internal static class Pow
{
    public static OpDefinition Define() => new("Pow")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, float, half, double, int8, int16, int32, int64, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor x = op.inputs[0], y = op.inputs[1];
        Tensor dx = dz * y * Build.One("Pow", null, [x, y - 1]);

        // log x counts as 0 where x is not above 0; the ones keep the logarithm's own gradient finite there.
        Tensor positive = Build.One("Greater", null, [x, 0]);
        Tensor safe = Build.One("Select", null, [positive, x, FilledLike.Ones(x, TF_DataType.DtInvalid, null, optimize: true)]);
        Tensor log = Build.One("Select", null, [positive, Build.One("Log", null, [safe]), FilledLike.Zeros(x, TF_DataType.DtInvalid, null, optimize: true)]);
        return Broadcasting.Reduce(op, dx, dz * op.outputs[0] * log);
    }
}

/// <content>pow.</content>
public sealed partial class tensorflow
{
    /// <summary>The power, element by element: z = xʸ. Integers wrap, and exponents below 0 are an error at run for them.</summary>
    /// <param name="x">Any shape, any signed numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor pow(Tensor x, Tensor y, string? name = null) => Build.One("Pow", name, [x, y]);
}
