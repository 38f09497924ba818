namespace Tensorflow;

/// <summary>SegmentSum: sums of the rows of each segment, whose ids do not decrease.</summary>
internal static class SegmentSum
{
    public static OpDefinition Define() => Segments.Define("SegmentSum", "numbertype", (op, dy) => Segments.Gather(dy, op.inputs[1]));
}

/// <content>math.segment_sum.</content>
public sealed partial class math_api
{
    /// <summary>Sums of the rows of each segment: <c>output[s] = Σ data[i]</c> over the i with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [rows, rest…], any numeric type.</param>
    /// <param name="segment_ids">Shape [rows], int32 or int64, not decreasing, from 0 on.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [last id + 1, rest…]; a segment without rows is 0.</returns>
    /// <exception cref="ValueError">data is a scalar, or the ids are no vector.</exception>
    public Tensor segment_sum(Tensor data, Tensor segment_ids, string? name = null) => Build.One("SegmentSum", name, [data, segment_ids]);
}
