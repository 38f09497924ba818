namespace Tensorflow;

/// <summary>TensorArrayV3 and the ops on one: arrays of tensors that live for one run.</summary>
internal static class TensorArrayV3
{
    public static OpDefinition Define() => new("TensorArrayV3")
    {
        Inputs = ["size: int32"],
        Outputs = ["handle: resource", "flow: float"],
        Attrs =
        [
            "dtype: type", "element_shape: shape = ?", "dynamic_size: bool = false", "clear_after_read: bool = true",
            "identical_element_shapes: bool = false", "tensor_array_name: string = ''",
        ],
        Shape = c =>
        {
            c.WithRank(0, 0);
            return [Shape.Scalar, Shape.Scalar];
        },
        Gradient = Gradient.None("a new array has no values"),
        IsStateful = true,
    };

    public static OpDefinition Grad() => new("TensorArrayGradV3")
    {
        Inputs = ["handle: resource", "flow_in: float"],
        Outputs = ["grad_handle: resource", "flow_out: float"],
        Attrs = ["source: string"],
        Shape = c => [Shape.Scalar, Shape.Scalar],
        Gradient = Gradient.None("the array of gradients is not differentiated"),
        IsStateful = true,
    };

    public static OpDefinition GradWithShape() => new("TensorArrayGradWithShape")
    {
        Inputs = ["handle: resource", "flow_in: float", "shape_to_prepend: int32"],
        Outputs = ["grad_handle: resource", "flow_out: float"],
        Attrs = ["source: string"],
        Shape = c => [Shape.Scalar, Shape.Scalar],
        Gradient = Gradient.None("the array of gradients is not differentiated"),
        IsStateful = true,
    };

    public static OpDefinition Size() => new("TensorArraySizeV3")
    {
        Inputs = ["handle: resource", "flow_in: float"],
        Outputs = ["size: int32"],
        Shape = ShapeRules.Scalar,
        Gradient = Gradient.None("its output is an integer"),
        IsStateful = true,
    };

    public static OpDefinition Close() => new("TensorArrayCloseV3")
    {
        Inputs = ["handle: resource"],
        Shape = ShapeRules.None,
        Gradient = Gradient.None("it has no outputs"),
        IsStateful = true,
    };
}
