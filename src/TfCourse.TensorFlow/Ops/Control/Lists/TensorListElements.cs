namespace Tensorflow;

/// <summary>Small graphs that the gradients of list ops share.</summary>
internal static class TensorListElements
{
    /// <summary>The sizes of a list's elements, -1 for unknown ones.</summary>
    public static GraphTensor Shape(Tensor list) => Build.One("TensorListElementShape", null, [list], ("shape_type", TF_DataType.TF_INT32));

    /// <summary>How many elements a list has.</summary>
    public static GraphTensor Length(Tensor list) => Build.One("TensorListLength", null, [list]);

    /// <summary>The shape of a tensor's rows.</summary>
    public static GraphTensor RowShape(Tensor tensor)
        => Build.One("Slice", null, [Build.One("Shape", null, [tensor]), new[] { 1 }, new[] { -1 }]);

    /// <summary>A list as long as another, of elements that are not set: zeros.</summary>
    public static GraphTensor Zeros(Tensor like, TF_DataType type) => Build.One("TensorListReserve", null, [Shape(like), Length(like)], ("element_dtype", type));
}
