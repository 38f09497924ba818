namespace Tensorflow;

/// <summary>TensorListScatter, TensorListScatterV2, TensorListScatterIntoExistingList: the rows of a tensor at given places of a list.</summary>
internal static class TensorListScattering
{
    public static OpDefinition New() => new("TensorListScatter")
    {
        Inputs = ["tensor: element_dtype", "indices: int32", "element_shape: shape_type"],
        Outputs = ["output_handle: variant"],
        Attrs = ["element_dtype: type", "shape_type: {int32, int64}"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dlist) => [Rows(dlist, op.inputs[0], op.inputs[1]), null, null]),
    };

    public static OpDefinition Sized() => new("TensorListScatterV2")
    {
        Inputs = ["tensor: element_dtype", "indices: int32", "element_shape: shape_type", "num_elements: int32"],
        Outputs = ["output_handle: variant"],
        Attrs = ["element_dtype: type", "shape_type: {int32, int64}"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dlist) => [Rows(dlist, op.inputs[0], op.inputs[1]), null, null, null]),
    };

    public static OpDefinition Existing() => new("TensorListScatterIntoExistingList")
    {
        Inputs = ["input_handle: variant", "tensor: element_dtype", "indices: int32"],
        Outputs = ["output_handle: variant"],
        Attrs = ["element_dtype: type"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.Of((op, dlist) =>
        {
            (Tensor tensor, Tensor indices) = (op.inputs[1], op.inputs[2]);
            Tensor before = Build.One("TensorListScatterIntoExistingList", null, [dlist, Build.One("ZerosLike", null, [tensor]), indices]);
            return [before, Rows(dlist, tensor, indices), null];
        }),
    };

    private static GraphTensor Rows(Tensor dlist, Tensor tensor, Tensor indices)
        => Build.One("TensorListGather", null, [dlist, indices, TensorListElements.RowShape(tensor)], ("element_dtype", tensor.dtype.as_base_dtype()));
}
