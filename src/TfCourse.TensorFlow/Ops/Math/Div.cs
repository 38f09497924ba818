namespace Tensorflow;

/// <summary>Div: z = x / y with broadcasting; integers toward zero.</summary>
internal static class Div
{
    public static OpDefinition Define() => new("Div")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, uint8, int8, uint16, int16, int32, uint32, uint64, int64, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(RealDiv.Backward),
    };
}
