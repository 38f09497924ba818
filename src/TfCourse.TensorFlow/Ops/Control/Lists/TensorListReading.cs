namespace Tensorflow;

/// <summary>TensorListGetItem, TensorListStack, TensorListGather, TensorListConcat and others: tensors from a list.</summary>
internal static class TensorListReading
{
    public static OpDefinition Length() => new("TensorListLength")
    {
        Inputs = ["input_handle: variant"],
        Outputs = ["length: int32"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("its output is an integer"),
    };

    public static OpDefinition ElementShape() => new("TensorListElementShape")
    {
        Inputs = ["input_handle: variant"],
        Outputs = ["element_shape: shape_type"],
        Attrs = ["shape_type: {int32, int64}"],
        Shape = c => [ListShapes.Of(c.Op.InputTensors[0]) is { Shape.IsNull: false } known ? new Shape(known.Shape.ndim) : Shape.Null],
        Gradient = Gradient.None("its output is an integer"),
    };

    public static OpDefinition GetItem() => new("TensorListGetItem")
    {
        Inputs = ["input_handle: variant", "index: int32", "element_shape: Tshape"],
        Outputs = ["item: element_dtype"],
        Attrs = ["element_dtype: type", "Tshape: {int32, int64} = int32"],
        Shape = c => [ListShapes.Element(c, 2)],
        Gradient = Gradient.Of((op, ditem) =>
            [Build.One("TensorListSetItem", null, [TensorListElements.Zeros(op.inputs[0], ditem.dtype.as_base_dtype()), op.inputs[1], ditem]), null, null]),
    };

    public static OpDefinition Stack() => new("TensorListStack")
    {
        Inputs = ["input_handle: variant", "element_shape: int32"],
        Outputs = ["tensor: element_dtype"],
        Attrs = ["element_dtype: type", "num_elements: int = -1"],
        Shape = c => [ListShapes.Rows(Math.Max(c.Attr<long>("num_elements"), -1), ListShapes.Element(c, 1))],
        Gradient = Gradient.Of((_, dtensor) => [Build.One("TensorListFromTensor", null, [dtensor, StaticRowShape(dtensor)]), null]),
    };

    public static OpDefinition Gather() => new("TensorListGather")
    {
        Inputs = ["input_handle: variant", "indices: int32", "element_shape: int32"],
        Outputs = ["values: element_dtype"],
        Attrs = ["element_dtype: type"],
        Shape = c => [c[1].concatenate(ListShapes.Element(c, 2))],
        Gradient = Gradient.Of((op, dvalues) =>
            [Build.One("TensorListScatterIntoExistingList", null, [TensorListElements.Zeros(op.inputs[0], dvalues.dtype.as_base_dtype()), dvalues, op.inputs[1]]), null, null]),
    };

    public static OpDefinition Concat() => new("TensorListConcat")
    {
        Inputs = ["input_handle: variant"],
        Outputs = ["tensor: element_dtype", "lengths: int64"],
        Attrs = ["element_dtype: type", "element_shape: shape = ?"],
        Shape = c => Joined(c.Merge(c.Attr<Shape>("element_shape"), ListShapes.Checked(c))),
        Gradient = Gradient.OfAll((op, d) => [Parts(op, d[0]!)]),
    };

    public static OpDefinition ConcatV2() => new("TensorListConcatV2")
    {
        Inputs = ["input_handle: variant", "element_shape: shape_type", "leading_dims: int64"],
        Outputs = ["tensor: element_dtype", "lengths: int64"],
        Attrs = ["element_dtype: type", "shape_type: {int32, int64}"],
        Shape = c => Joined(ListShapes.Element(c, 1)),
        Gradient = Gradient.OfAll((op, d) => [Parts(op, d[0]!), null, null]),
    };

    // The first sizes differ from element to element.
    private static Shape[] Joined(Shape element)
        => [element.ndim > 0 ? ListShapes.Rows(-1, element[1..]) : Shape.Null, new Shape(-1)];

    private static GraphTensor Parts(Operation op, Tensor dtensor)
        => Build.One("TensorListSplit", null, [dtensor, TensorListElements.Shape(op.inputs[0]), op.outputs[1]]);

    // What is known of the rows now: elements of different lists may differ.
    private static Tensor StaticRowShape(Tensor tensor) => tensor.shape.ndim < 1 ? -1 : tensor.shape[1..].as_int_list();
}
