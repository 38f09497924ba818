namespace Tensorflow;

/// <summary>OnesLike: ones in the shape of the input.</summary>
internal static class OnesLike
{
    public static OpDefinition Define() => new("OnesLike")
    {
        Inputs = ["x: T"],
        Outputs = ["y: T"],
        Attrs = ["T: {bfloat16, half, float, double, int8, uint8, int16, uint16, int32, uint32, int64, uint64, complex64, complex128, bool}"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("ones do not depend on the input's elements"),
    };
}
