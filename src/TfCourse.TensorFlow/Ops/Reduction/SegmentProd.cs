namespace Tensorflow;

/// <summary>SegmentProd: products of the rows of each segment, whose ids do not decrease.</summary>
internal static class SegmentProd
{
    public static OpDefinition Define() => Segments.Define("SegmentProd", "numbertype", Backward);

    private static Tensor Backward(Operation op, Tensor dy)
    {
        Tensor ids = op.inputs[1];
        Tensor Gather(Tensor segments) => Segments.Gather(segments, ids);
        return Segments.ProductBackward(
            op.inputs[0], op.outputs[0], dy, x => Build.One("SegmentSum", null, [x, ids]), x => Build.One("SegmentProd", null, [x, ids]), Gather, Gather);
    }
}

/// <content>math.segment_prod.</content>
public sealed partial class math_api
{
    /// <summary>Products of the rows of each segment: <c>output[s] = Π data[i]</c> over the i with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [rows, rest…], any numeric type.</param>
    /// <param name="segment_ids">Shape [rows], int32 or int64, not decreasing, from 0 on.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [last id + 1, rest…]; a segment without rows is 1.</returns>
    /// <exception cref="ValueError">data is a scalar, or the ids are no vector.</exception>
    public Tensor segment_prod(Tensor data, Tensor segment_ids, string? name = null) => Build.One("SegmentProd", name, [data, segment_ids]);
}
