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
        Tensor condition = op.inputs[0], zeros = Filled.Of(Shape.Scalar, dy.dtype.as_base_dtype(), 0, null, "zeros");
        Tensor dt = Build.One("SelectV2", null, [condition, dy, zeros]), de = Build.One("SelectV2", null, [condition, zeros, dy]);
        return [null, Broadcasting.Reduce(dt, op.inputs[1], op.output), Broadcasting.Reduce(de, op.inputs[2], op.output)];
    }
}
