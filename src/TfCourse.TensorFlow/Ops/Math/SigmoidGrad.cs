namespace Tensorflow;

/// <summary>SigmoidGrad: dx = dy · y · (1 - y), for y = sigmoid x.</summary>
internal static class SigmoidGrad
{
    public static OpDefinition Define() => new("SigmoidGrad")
    {
        Inputs = ["y: T", "dy: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor y = op.inputs[0], byDy = dz * op.inputs[1];
        return [byDy - (2.0 * byDy * y), Build.One("SigmoidGrad", null, [y, dz])];
    }
}
