namespace Tensorflow;

/// <summary>TensorArrayReadV3, TensorArrayWriteV3, TensorArrayGatherV3, TensorArrayScatterV3, TensorArrayConcatV3, TensorArraySplitV3.</summary>
internal static class TensorArrayElements
{
    public static OpDefinition Read() => new("TensorArrayReadV3")
    {
        Inputs = ["handle: resource", "index: int32", "flow_in: float"],
        Outputs = ["value: dtype"],
        Attrs = ["dtype: type"],
        Shape = c => [Shape.Null],
        Gradient = Gradient.Of((op, dvalue) =>
        {
            (Tensor handle, Tensor flow) = TensorArrayGradients.Of(op.inputs[0], op.inputs[2], dvalue);
            return [null, null, Build.One("TensorArrayWriteV3", null, [handle, op.inputs[1], dvalue, flow])];
        }),
        IsStateful = true,
    };

    public static OpDefinition Write() => new("TensorArrayWriteV3")
    {
        Inputs = ["handle: resource", "index: int32", "value: T", "flow_in: float"],
        Outputs = ["flow_out: float"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dflow) =>
        {
            (Tensor handle, Tensor flow) = TensorArrayGradients.OfWritten(op, dflow);
            return [null, null, Build.One("TensorArrayReadV3", null, [handle, op.inputs[1], flow], ("dtype", op.get_attr<TF_DataType>("T"))), flow];
        }),
        IsStateful = true,
    };

    public static OpDefinition Gather() => new("TensorArrayGatherV3")
    {
        Inputs = ["handle: resource", "indices: int32", "flow_in: float"],
        Outputs = ["value: dtype"],
        Attrs = ["dtype: type", "element_shape: shape = ?"],
        Shape = c => [c.WithRank(1, 1).concatenate(c.Attr<Shape>("element_shape"))],
        Gradient = Gradient.Of((op, dvalue) =>
        {
            (Tensor handle, Tensor flow) = TensorArrayGradients.Of(op.inputs[0], op.inputs[2], dvalue);
            return [null, null, Build.One("TensorArrayScatterV3", null, [handle, op.inputs[1], dvalue, flow])];
        }),
        IsStateful = true,
    };

    public static OpDefinition Scatter() => new("TensorArrayScatterV3")
    {
        Inputs = ["handle: resource", "indices: int32", "value: T", "flow_in: float"],
        Outputs = ["flow_out: float"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dflow) =>
        {
            (Tensor handle, Tensor flow) = TensorArrayGradients.OfWritten(op, dflow);
            Shape rows = op.inputs[2].shape.ndim > 0 ? op.inputs[2].shape[1..] : Shape.Null;
            return [null, null, Build.One("TensorArrayGatherV3", null, [handle, op.inputs[1], flow], ("dtype", op.get_attr<TF_DataType>("T")), ("element_shape", rows)), flow];
        }),
        IsStateful = true,
    };

    public static OpDefinition Concat() => new("TensorArrayConcatV3")
    {
        Inputs = ["handle: resource", "flow_in: float"],
        Outputs = ["value: dtype", "lengths: int64"],
        Attrs = ["dtype: type", "element_shape_except0: shape = ?"],
        Shape = c => [new Shape(-1).concatenate(c.Attr<Shape>("element_shape_except0")), new Shape(-1)],
        Gradient = Gradient.OfAll((op, d) =>
        {
            (Tensor handle, Tensor flow) = TensorArrayGradients.Of(op.inputs[0], op.inputs[1], d[0]!);
            return [null, Build.One("TensorArraySplitV3", null, [handle, d[0]!, op.outputs[1], flow])];
        }),
        IsStateful = true,
    };

    public static OpDefinition Split() => new("TensorArraySplitV3")
    {
        Inputs = ["handle: resource", "value: T", "lengths: int64", "flow_in: float"],
        Outputs = ["flow_out: float"],
        Attrs = ["T: type"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dflow) =>
        {
            (Tensor handle, Tensor flow) = TensorArrayGradients.OfWritten(op, dflow);
            return [null, Build.Many("TensorArrayConcatV3", null, [handle, flow], ("dtype", op.get_attr<TF_DataType>("T")))[0], null, flow];
        }),
        IsStateful = true,
    };
}
