namespace Tensorflow;

/// <summary>InvGrad: dx = -dy · y², for y = 1 / x; the older name of ReciprocalGrad.</summary>
internal static class InvGrad
{
    public static OpDefinition Define() => new("InvGrad")
    {
        Inputs = ["y: T", "dy: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, complex64, complex128}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(ReciprocalGrad.Backward),
    };
}
