namespace Tensorflow;

/// <summary>SegmentMean: means of the rows of each segment, whose ids do not decrease.</summary>
internal static class SegmentMean
{
    public static OpDefinition Define() => Segments.Define("SegmentMean", "numbertype", Backward);

    // Each row counts one n-th.
    private static GraphTensor Backward(Operation op, Tensor dy)
    {
        Tensor ids = op.inputs[1];
        Tensor axes = Build.One("Fill", "ones", [Build.One("ExpandDims", null, [Build.One("Sub", "sub", [Reductions.RankOf(op.inputs[0]), 1]), 0]), 1]);
        Tensor shape = Build.One("ConcatV2", "concat", [Build.One("Shape", null, [ids]), axes, 0]);
        Tensor ones = Build.One("Fill", "ones", [shape, Ones.One(dy.dtype)]);
        return (GraphTensor)Segments.Gather(Segments.Share(dy, Build.One("SegmentSum", null, [ones, ids])), ids);
    }
}

/// <content>math.segment_mean.</content>
public sealed partial class math_api
{
    /// <summary>Means of the rows of each segment: <c>output[s] = mean data[i]</c> over the i with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [rows, rest…], any numeric type.</param>
    /// <param name="segment_ids">Shape [rows], int32 or int64, not decreasing, from 0 on.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [last id + 1, rest…]; a segment without rows is 0.</returns>
    /// <exception cref="ValueError">data is a scalar, or the ids are no vector.</exception>
    public Tensor segment_mean(Tensor data, Tensor segment_ids, string? name = null) => Build.One("SegmentMean", name, [data, segment_ids]);
}
