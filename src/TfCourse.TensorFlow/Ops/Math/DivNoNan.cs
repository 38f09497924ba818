namespace Tensorflow;

/// <summary>DivNoNan: z = x / y, and 0 where y is 0, with broadcasting.</summary>
internal static class DivNoNan
{
    public static OpDefinition Define() => new("DivNoNan")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {half, float, bfloat16, double, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor x = op.inputs[0], y = op.inputs[1];
        return Broadcasting.Reduce(op, Quotient(dy, y), dy * Quotient(Quotient(-x, y), y));
    }

    private static GraphTensor Quotient(Tensor x, Tensor y) => Build.One("DivNoNan", "div_no_nan", [x, y]);
}

/// <content>div_no_nan.</content>
public sealed partial class tensorflow
{
    /// <summary>The quotient, and 0 where y is 0 (also for x = NaN), element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor div_no_nan(Tensor x, Tensor y, string? name = null) => Build.One("DivNoNan", name ?? "div_no_nan", [x, y]);
}

/// <content>divide_no_nan, reciprocal_no_nan.</content>
public sealed partial class math_api
{
    /// <summary>The quotient, and 0 where y is 0: the same as div_no_nan.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    public Tensor divide_no_nan(Tensor x, Tensor y, string? name = null) => Binding.tf.div_no_nan(x, y, name);

    /// <summary>The reciprocal, and 0 where x is 0, element by element.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor reciprocal_no_nan(Tensor x, string? name = null) => Build.One("DivNoNan", name ?? "reciprocal_no_nan", [1.0, x]);
}
