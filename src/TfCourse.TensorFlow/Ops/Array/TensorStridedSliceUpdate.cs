namespace Tensorflow;

/// <summary>TensorStridedSliceUpdate: a tensor in which the places that StridedSlice reads hold a value, stretched where it has to be.</summary>
internal static class TensorStridedSliceUpdate
{
    public static OpDefinition Define() => new("TensorStridedSliceUpdate")
    {
        Inputs = ["input: T", "begin: Index", "end: Index", "strides: Index", "value: T"],
        Outputs = ["output: T"],
        Attrs =
        [
            "T: type",
            "Index: {int32, int64}",
            "begin_mask: int = 0",
            "end_mask: int = 0",
            "ellipsis_mask: int = 0",
            "new_axis_mask: int = 0",
            "shrink_axis_mask: int = 0",
        ],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of(Backward),
    };

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor begin = op.inputs[1], end = op.inputs[2], strides = op.inputs[3];
        Attr[] masks = StridedSlice.MasksOf(op);
        Tensor part = Build.One("StridedSlice", "strided_slice", [dy, begin, end, strides], masks);
        Tensor zeros = Build.One("ZerosLike", "zeros_like", [part]);
        Tensor kept = Build.One("TensorStridedSliceUpdate", null, [dy, begin, end, strides, zeros], masks);
        Tensor shape = ShapeValues.Of(op.inputs[4]);
        Tensor[] axes = Build.Many("BroadcastGradientArgs", null, [ShapeValues.Of(part), shape]);
        Tensor value = Build.One("Reshape", null, [Build.One("Sum", null, [part, axes[1]], ("keep_dims", true)), shape]);
        return [kept, null, null, null, value];
    }
}

/// <content>tensor_strided_slice_update.</content>
public sealed partial class tensorflow
{
    /// <summary>A copy of a tensor in which the places that strided_slice reads hold a value.</summary>
    /// <param name="input">Any tensor of at least one axis.</param>
    /// <param name="begin">Where each axis begins; negative from the end.</param>
    /// <param name="end">Where each axis ends, exclusively; negative from the end.</param>
    /// <param name="value">Of the slice's shape, or one that stretches to it.</param>
    /// <param name="strides">The steps, not 0; null for ones.</param>
    /// <param name="begin_mask">Entries whose begin is not used.</param>
    /// <param name="end_mask">Entries whose end is not used.</param>
    /// <param name="ellipsis_mask">The entry that stands for all axes not named.</param>
    /// <param name="new_axis_mask">Entries that make an axis of size 1.</param>
    /// <param name="shrink_axis_mask">Entries that pick one element.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the input.</returns>
    public Tensor tensor_strided_slice_update(Tensor input, Tensor begin, Tensor end, Tensor value, Tensor? strides = null, int begin_mask = 0, int end_mask = 0, int ellipsis_mask = 0, int new_axis_mask = 0, int shrink_axis_mask = 0, string? name = null)
        => Build.One("TensorStridedSliceUpdate", name, [input, begin, end, strides ?? Slicing.Ones(begin), value],
            ("begin_mask", begin_mask), ("end_mask", end_mask), ("ellipsis_mask", ellipsis_mask), ("new_axis_mask", new_axis_mask), ("shrink_axis_mask", shrink_axis_mask));
}
