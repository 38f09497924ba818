namespace Tensorflow;

/// <summary>StridedSlice: the elements begin, begin + stride, … before end, along each axis.</summary>
internal static class StridedSlice
{
    /// <summary>The attributes that the ops of this family share.</summary>
    public static readonly string[] Masks = ["begin_mask", "end_mask", "ellipsis_mask", "new_axis_mask", "shrink_axis_mask"];

    public static OpDefinition Define() => new("StridedSlice")
    {
        Inputs = ["input: T", "begin: Index", "end: Index", "strides: Index"],
        Outputs = ["output: T"],
        Attrs =
        [
            "T: type",
            "Index: {int16, int32, int64}",
            "begin_mask: int = 0",
            "end_mask: int = 0",
            "ellipsis_mask: int = 0",
            "new_axis_mask: int = 0",
            "shrink_axis_mask: int = 0",
        ],
        Shape = c => [SliceShapes.Of(c, c[0], 1)],
        Gradient = Gradient.Of(Backward),
    };

    /// <summary>The masks of an op, to be given to another of the family.</summary>
    public static Attr[] MasksOf(Operation op) => Array.ConvertAll(Masks, m => (Attr)(m, op.get_attr<long>(m)));

    private static Tensor?[] Backward(Operation op, Tensor dy)
    {
        Tensor shape = ShapeValues.Of(op.inputs[0], null, op.inputs[1].dtype == TF_DataType.TF_INT64 ? TF_DataType.TF_INT64 : TF_DataType.TF_INT32);
        return [Build.One("StridedSliceGrad", null, [shape, op.inputs[1], op.inputs[2], op.inputs[3], dy], MasksOf(op)), null, null, null];
    }
}

/// <content>strided_slice.</content>
public sealed partial class tensorflow
{
    /// <summary>The elements begin, begin + stride, … before end, along each axis; bit i of a mask speaks of entry i.</summary>
    /// <param name="input">Any tensor of at least one axis.</param>
    /// <param name="begin">Where each axis begins; negative from the end.</param>
    /// <param name="end">Where each axis ends, exclusively; negative from the end.</param>
    /// <param name="strides">The steps, not 0; null for ones.</param>
    /// <param name="begin_mask">Entries whose begin is not used: from the first element.</param>
    /// <param name="end_mask">Entries whose end is not used: to the last element.</param>
    /// <param name="ellipsis_mask">The entry that stands for all axes not named.</param>
    /// <param name="new_axis_mask">Entries that make an axis of size 1.</param>
    /// <param name="shrink_axis_mask">Entries that pick one element; their axis disappears.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The part, of the input's type.</returns>
    /// <exception cref="ValueError">A stride of 0, too many entries, or an index that is known to be out of range.</exception>
    public Tensor strided_slice(Tensor input, Tensor begin, Tensor end, Tensor? strides = null, int begin_mask = 0, int end_mask = 0, int ellipsis_mask = 0, int new_axis_mask = 0, int shrink_axis_mask = 0, string? name = null)
        => Build.One("StridedSlice", name, [input, begin, end, strides ?? Slicing.Ones(begin)],
            ("begin_mask", begin_mask), ("end_mask", end_mask), ("ellipsis_mask", ellipsis_mask), ("new_axis_mask", new_axis_mask), ("shrink_axis_mask", shrink_axis_mask));
}

/// <summary>Steps that nobody gave.</summary>
internal static class Slicing
{
    /// <summary>Ones, as many as begin has entries.</summary>
    public static Tensor Ones(Tensor begin) => FilledLike.Ones(begin, TF_DataType.DtInvalid, null, true);
}
