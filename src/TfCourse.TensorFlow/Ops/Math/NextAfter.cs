namespace Tensorflow;

/// <summary>NextAfter: the number beside x1 in the direction of x2, with broadcasting.</summary>
internal static class NextAfter
{
    public static OpDefinition Define() => new("NextAfter")
    {
        Inputs = ["x1: T", "x2: T"],
        Outputs = ["output: T"],
        Attrs = ["T: {double, float} = float"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Backward),
    };

    // To a step of the last digit the output is x1.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor x1 = op.inputs[0], x2 = op.inputs[1];
        GraphTensor shape1 = Broadcasting.ShapeOf(x1), shape2 = Broadcasting.ShapeOf(x2);
        Tensor[] axes = Build.Many("BroadcastGradientArgs", null, [shape1, shape2]);
        Tensor ones, zeros;
        using (ops.get_default_graph().Waiting([dy.op]))
        {
            ones = Filled.Of(shape1, x1.dtype, 1, null, "ones");
            zeros = Filled.Of(shape2, x2.dtype, 0, null, "zeros");
        }

        return [Broadcasting.Sum(ones * dy, axes[0], shape1), Broadcasting.Sum(zeros * dy, axes[1], shape2)];
    }
}

/// <content>nextafter.</content>
public sealed partial class math_api
{
    /// <summary>The number beside x1 in the direction of x2, element by element; x2 where both are equal.</summary>
    /// <param name="x1">Any shape, float32 or float64.</param>
    /// <param name="x2">Same type, a shape that stretches with x1's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor nextafter(Tensor x1, Tensor x2, string? name = null) => Build.One("NextAfter", name, [x1, x2]);
}
