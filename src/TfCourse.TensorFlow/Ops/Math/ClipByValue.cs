namespace Tensorflow;

/// <summary>ClipByValue: output = max(min(t, clip_value_max), clip_value_min), with bounds of the shape of t or scalars.</summary>
internal static class ClipByValue
{
    public static OpDefinition Define() => new("ClipByValue")
    {
        Inputs = ["t: T", "clip_value_min: T", "clip_value_max: T"],
        Outputs = ["output: T"],
        Attrs =
        [
            "T: {float, double, int32, uint8, int16, int8, complex64, int64, qint8, quint8, qint32, bfloat16, qint16, quint16, uint16, complex128, half, uint32, uint64}",
        ],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    // Inside and on the bounds the gradient flows to t, outside to the bound that was passed.
    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor t = op.inputs[0], zeros = Build.One("ZerosLike", null, [dy]);
        Tensor below = Build.One("Less", null, [t, op.inputs[1]]), above = Build.One("Greater", null, [t, op.inputs[2]]);
        return
        [
            Build.One("SelectV2", null, [Build.One("LogicalOr", null, [below, above]), zeros, dy]),
            ToBound(op, 1, Build.One("SelectV2", null, [below, dy, zeros])),
            ToBound(op, 2, Build.One("SelectV2", null, [above, dy, zeros])),
        ];
    }

    private static GraphTensor ToBound(Operation op, int input, Tensor gradient)
    {
        Tensor shape = Build.One("Shape", null, [op.inputs[input]]);
        Tensor axes = Build.Many("BroadcastGradientArgs", null, [Build.One("Shape", null, [op.inputs[0]]), shape])[1];
        return Build.One("Reshape", null, [Build.One("Sum", null, [gradient, axes]), shape]);
    }
}
