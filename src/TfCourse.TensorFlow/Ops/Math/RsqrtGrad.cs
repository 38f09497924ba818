namespace Tensorflow;

/// <summary>RsqrtGrad: dx = -dy · y³ / 2, for y = 1 / √x; 0 where dy is 0, whatever y.</summary>
internal static class RsqrtGrad
{
    public static OpDefinition Define() => new("RsqrtGrad")
    {
        Inputs = ["y: T", "dy: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dz)
    {
        Tensor y = op.inputs[0];
        return [-1.5 * dz * op.inputs[1] * Build.One("Square", null, [y]), Build.One("RsqrtGrad", null, [y, dz])];
    }
}
