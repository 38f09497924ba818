namespace Tensorflow;

/// <summary>ApproximateEqual: z = (|x - y| &lt; tolerance), without broadcasting.</summary>
internal static class ApproximateEqual
{
    public static OpDefinition Define() => new("ApproximateEqual")
    {
        Inputs = ["x: T", "y: T"],
        Outputs = ["z: bool"],
        Attrs =
        [
            "T: {float, double, int32, uint8, int16, int8, complex64, int64, qint8, quint8, qint32, bfloat16, qint16, quint16, uint16, complex128, half, uint32, uint64}",
            "tolerance: float = 1e-05",
        ],
        Shape = InferShape,
        Gradient = Gradient.None("its output is boolean"),
        IsCommutative = true,
    };

    // The shapes have to fit, but only the first one is passed on.
    private static Shape[] InferShape(ShapeContext c)
    {
        c.Merge(c[0], c[1]);
        return [c[0]];
    }
}
