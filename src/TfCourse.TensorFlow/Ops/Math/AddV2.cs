namespace Tensorflow;

/// <summary>AddV2: z = x + y with broadcasting.</summary>
internal static class AddV2
{
    public static OpDefinition Define() => new("AddV2")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: T"],
        Attrs = ["T: {bfloat16, half, float, double, uint8, uint16, uint32, uint64, int8, int16, int32, int64, complex64, complex128}"],
        Shape = ShapeRules.Broadcast,
        Gradient = Gradient.Of(Add.Backward),
        IsCommutative = true,
        IsAggregate = true,
    };
}
