namespace Tensorflow;

/// <summary>ReciprocalGrad: dx = -dy · y², for y = 1 / x; 0 where dy is 0, whatever y.</summary>
internal static class ReciprocalGrad
{
    public static OpDefinition Define() => new("ReciprocalGrad")
    {
        Inputs = ["y: T", "dy: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    public static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor y = op.inputs[0];
        return [dz * -2.0 * op.inputs[1] * y, Build.One("ReciprocalGrad", null, [y, dz])];
    }
}
