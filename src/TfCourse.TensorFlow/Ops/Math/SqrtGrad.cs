namespace Tensorflow;

/// <summary>SqrtGrad: dx = dy / 2y, for y = √x; 0 where dy is 0, whatever y.</summary>
internal static class SqrtGrad
{
    public static OpDefinition Define() => new("SqrtGrad")
    {
        Inputs = ["y: T", "dy: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor quotient = dz / op.inputs[0];
        return [-quotient * op.outputs[0], 0.5 * quotient];
    }
}
