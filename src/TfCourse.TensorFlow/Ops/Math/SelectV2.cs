namespace Tensorflow;

/// <summary>SelectV2: output = condition ? t : e, with broadcasting.</summary>
internal static class SelectV2
{
    public static OpDefinition Define() => new("SelectV2")
    {
        Inputs = ["condition: bool", "t: T", "e: T"],
        Outputs = ["output: T"],
        Attrs = ["T: type"],
        Shape = InferShape,
        Gradient = Gradient.Of(Backward),
    };

    private static Shape[] InferShape(ShapeContext c) => [ShapeRules.Broadcast(c, c[0], ShapeRules.Broadcast(c, c[1], c[2]))];

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor condition = op.inputs[0], zeros = Build.One("ZerosLike", null, [dy]);
        return
        [
            null,
            Reduce(op, 1, Build.One("SelectV2", null, [condition, dy, zeros])),
            Reduce(op, 2, Build.One("SelectV2", null, [condition, zeros, dy])),
        ];
    }

    // Sums over the axes along which the input was stretched to the output's shape.
    private static Tensor Reduce(Operation op, int input, Tensor gradient)
    {
        if (op.inputs[input].shape.IsFullyDefined && op.inputs[input].shape == op.output.shape)
        {
            return gradient;
        }

        Tensor shape = Build.One("Shape", null, [op.inputs[input]]);
        Tensor axes = Build.Many("BroadcastGradientArgs", null, [shape, Build.One("Shape", null, [op.output])])[0];
        return Build.One("Reshape", null, [Build.One("Sum", null, [gradient, axes], ("keep_dims", true)), shape]);
    }
}
