namespace Tensorflow;

/// <summary>Mul: z = x · y with broadcasting.</summary>
internal static class Mul
{
    public static OpDefinition Define() => new("Mul")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, uint8, int8, uint16, int16, int32, uint32, uint64, int64, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
        IsCommutative = true,
    };

    // Equal floats are multiplied as they come, all others x first: so Python's nodes are.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor x = op.inputs[0], y = op.inputs[1];
        bool equal = x.shape.IsFullyDefined && x.shape == y.shape && x.shape == dy.shape && dy.dtype is TF_DataType.TF_FLOAT or TF_DataType.TF_INT32;
        Tensor dx = Build.One("Mul", null, [dy, y]);
        return Broadcasting.Reduce(op, dx, Build.One("Mul", null, equal ? [dy, x] : [x, dy]));
    }
}

/// <content>multiply.</content>
public sealed partial class tensorflow
{
    /// <summary>The product, element by element: z = x · y; shapes stretch over each other, integers wrap.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor multiply(Tensor x, Tensor y, string? name = null) => Build.One("Mul", name, [x, y]);
}
