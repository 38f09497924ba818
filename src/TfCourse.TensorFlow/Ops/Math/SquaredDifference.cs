namespace Tensorflow;

/// <summary>SquaredDifference: z = (x - y)², with broadcasting.</summary>
internal static class SquaredDifference
{
    public static OpDefinition Define() => new("SquaredDifference")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, int32, int64, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
        IsCommutative = true,
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor dx;
        using (ops.get_default_graph().Waiting([dy.op]))
        {
            dx = Build.One("Mul", null, [Gradient.Constant(2, dy, "scalar"), dy]) * (op.inputs[0] - op.inputs[1]);
        }

        return Broadcasting.Reduce(op, dx, -dx);
    }
}

/// <content>squared_difference.</content>
public sealed partial class tensorflow
{
    /// <summary>The squared difference, element by element: z = (x - y)².</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor squared_difference(Tensor x, Tensor y, string? name = null) => Build.One("SquaredDifference", name, [x, y]);
}
