namespace Tensorflow;

/// <summary>TanhGrad: dx = dy · (1 - y²), for y = tanh x.</summary>
internal static class TanhGrad
{
    public static OpDefinition Define() => new("TanhGrad")
    {
        Inputs = ["y: T", "dy: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.After((op, dz) => [dz * -2.0 * op.inputs[1] * op.inputs[0], Build.One("TanhGrad", null, [op.inputs[0], dz])]),
    };
}
