namespace Tensorflow;

/// <summary>SegmentMax: maxima of the rows of each segment, whose ids do not decrease.</summary>
internal static class SegmentMax
{
    public static OpDefinition Define() => Segments.Define("SegmentMax", "realnumbertype", Segments.ExtremeBackward);
}

/// <content>math.segment_max.</content>
public sealed partial class math_api
{
    /// <summary>Maxima of the rows of each segment: <c>output[s] = max data[i]</c> over the i with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [rows, rest…], real.</param>
    /// <param name="segment_ids">Shape [rows], int32 or int64, not decreasing, from 0 on.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [last id + 1, rest…]; a segment without rows is 0.</returns>
    /// <exception cref="ValueError">data is a scalar, or the ids are no vector.</exception>
    public Tensor segment_max(Tensor data, Tensor segment_ids, string? name = null) => Build.One("SegmentMax", name, [data, segment_ids]);
}
