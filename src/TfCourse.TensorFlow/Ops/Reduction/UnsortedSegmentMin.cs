namespace Tensorflow;

/// <summary>UnsortedSegmentMin: minima of the rows of each segment.</summary>
internal static class UnsortedSegmentMin
{
    public static OpDefinition Define() => UnsortedSegments.Define("UnsortedSegmentMin", "realnumbertype", UnsortedSegments.ExtremeBackward);
}

/// <content>math.unsorted_segment_min.</content>
public sealed partial class math_api
{
    /// <summary>Minima of the rows of each segment: <c>output[s] = min data[i]</c> over the i with <c>segment_ids[i] = s</c>.</summary>
    /// <param name="data">Shape [ids…, rest…], real.</param>
    /// <param name="segment_ids">Shape [ids…], integers below num_segments; rows with negative ids are dropped.</param>
    /// <param name="num_segments">How many segments there are, a scalar.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [num_segments, rest…]; a segment without rows is the greatest number of the type.</returns>
    /// <exception cref="ValueError">The shape of data does not begin with that of the ids.</exception>
    public Tensor unsorted_segment_min(Tensor data, Tensor segment_ids, Tensor num_segments, string? name = null)
        => Build.One("UnsortedSegmentMin", name, [data, segment_ids, num_segments]);
}
