namespace Tensorflow;

/// <summary>EmptyTensorList, TensorListReserve, TensorListFromTensor, TensorListSplit: new lists of tensors.</summary>
internal static class TensorListMaking
{
    private static readonly string[] ElementAttrs = ["element_dtype: type", "shape_type: {int32, int64}"];

    public static OpDefinition Empty() => new("EmptyTensorList")
    {
        Inputs = ["element_shape: shape_type", "max_num_elements: int32"],
        Outputs = ["handle: variant"],
        Attrs = ElementAttrs,
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Missing("an empty list depends on no values"),
    };

    public static OpDefinition Reserve() => new("TensorListReserve")
    {
        Inputs = ["element_shape: shape_type", "num_elements: int32"],
        Outputs = ["handle: variant"],
        Attrs = ElementAttrs,
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Missing("a list of unset elements depends on no values"),
    };

    public static OpDefinition FromTensor() => new("TensorListFromTensor")
    {
        Inputs = ["tensor: element_dtype", "element_shape: shape_type"],
        Outputs = ["output_handle: variant"],
        Attrs = ElementAttrs,
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dlist) =>
        {
            Tensor t = op.inputs[0];
            long count = t.shape.ndim > 0 ? t.shape[0] : -1;
            return [Build.One("TensorListStack", null, [dlist, TensorListElements.RowShape(t)], ("element_dtype", t.dtype.as_base_dtype()), ("num_elements", count)), null];
        }),
    };

    public static OpDefinition Split() => new("TensorListSplit")
    {
        Inputs = ["tensor: element_dtype", "element_shape: shape_type", "lengths: int64"],
        Outputs = ["output_handle: variant"],
        Attrs = ElementAttrs,
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dlist) =>
        {
            Tensor t = op.inputs[0];
            Tensor shape = Build.One("ConcatV2", "concat", [new[] { -1 }, TensorListElements.RowShape(t), 0]);
            return [Build.Many("TensorListConcatV2", null, [dlist, shape, op.inputs[2]], ("element_dtype", t.dtype.as_base_dtype()))[0], null, null];
        }),
    };
}
