namespace Tensorflow;

/// <summary>StridedSliceGrad: zeros of a shape, with dy in the places that StridedSlice reads.</summary>
internal static class StridedSliceGrad
{
    public static OpDefinition Define() => new("StridedSliceGrad")
    {
        Inputs = ["shape: Index", "begin: Index", "end: Index", "strides: Index", "dy: T"],
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
        Shape = c => [ArrayShapes.FromVector(c, 0)],
        Gradient = Gradient.Of((op, dy) => [null, null, null, null, Build.One("StridedSlice", null, [dy, op.inputs[1], op.inputs[2], op.inputs[3]], StridedSlice.MasksOf(op))]),
    };
}
