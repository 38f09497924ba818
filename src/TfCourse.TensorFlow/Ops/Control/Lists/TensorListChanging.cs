namespace Tensorflow;

/// <summary>TensorListPushBack, TensorListPopBack, TensorListSetItem and others: a list from another one.</summary>
internal static class TensorListChanging
{
    public static OpDefinition PushBack() => new("TensorListPushBack")
    {
        Inputs = ["input_handle: variant", "tensor: element_dtype"],
        Outputs = ["output_handle: variant"],
        Attrs = ["element_dtype: type"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dlist) => Build.Many(
            "TensorListPopBack", null, [dlist, Build.One("Shape", null, [op.inputs[1]])], ("element_dtype", op.get_attr<TF_DataType>("element_dtype")))),
    };

    public static OpDefinition PushBackBatch() => new("TensorListPushBackBatch")
    {
        Inputs = ["input_handles: variant", "tensor: element_dtype"],
        Outputs = ["output_handles: variant"],
        Attrs = ["element_dtype: type"],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.None("TensorFlow declares it so"),
    };

    public static OpDefinition PopBack() => new("TensorListPopBack")
    {
        Inputs = ["input_handle: variant", "element_shape: int32"],
        Outputs = ["output_handle: variant", "tensor: element_dtype"],
        Attrs = ["element_dtype: type"],
        Shape = c => [Shape.Scalar, ListShapes.Element(c, 1)],
        Gradient = Gradient.OfAll((op, d) =>
        {
            Tensor dlist = d[0] ?? GradientZeros.Like(op.outputs[0]);
            Tensor delement = d[1] ?? GradientZeros.Like(op.outputs[1]);
            return [Build.One("TensorListPushBack", null, [dlist, delement]), null];
        }),
    };

    public static OpDefinition SetItem() => new("TensorListSetItem")
    {
        Inputs = ["input_handle: variant", "index: int32", "item: element_dtype"],
        Outputs = ["output_handle: variant"],
        Attrs = ["element_dtype: type", "resize_if_index_out_of_bounds: bool = false"],
        Shape = c =>
        {
            c.WithRank(1, 0);
            c.Merge(c[2], ListShapes.Checked(c));
            return [Shape.Scalar];
        },
        Gradient = Gradient.Of((op, dlist) =>
        {
            (Tensor index, Tensor item) = (op.inputs[1], op.inputs[2]);
            Tensor list = Build.One("TensorListSetItem", null, [dlist, index, Build.One("ZerosLike", null, [item])]);
            Tensor element = Build.One("TensorListGetItem", null, [dlist, index, Build.One("Shape", null, [item])], ("element_dtype", item.dtype.as_base_dtype()));
            return [list, null, element];
        }),
    };

    public static OpDefinition Resize() => new("TensorListResize")
    {
        Inputs = ["input_handle: variant", "size: int32"],
        Outputs = ["output_handle: variant"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dlist) => [Build.One("TensorListResize", null, [dlist, TensorListElements.Length(op.inputs[0])]), null]),
    };

    public static OpDefinition ConcatLists() => new("TensorListConcatLists")
    {
        Inputs = ["input_a: variant", "input_b: variant"],
        Outputs = ["output: variant"],
        Attrs = ["element_dtype: type"],
        Shape = ShapeRules.Merged,
        Gradient = Gradient.None("TensorFlow declares it so"),
    };
}
